package io.mneme.memory.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.mneme.memory.thread.CursorPosition;
import io.mneme.memory.thread.Page;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Walks through a list page by page, and checks what every page promises. */
final class PageWalk {

    private PageWalk() {}

    /**
     * Walks to the end and back, and checks that both ways show exactly {@code expected}.
     *
     * @param limit the page size that {@code read} uses
     */
    static <T> void checkBothWays(List<T> expected, int limit, Function<CursorPosition, Page<T>> read) {
        List<Page<T>> pages = forward(expected.size(), limit, read);
        assertThat(join(pages)).as("forward, limit %s", limit).isEqualTo(expected);
        List<Page<T>> back = backward(pages, limit, read);
        assertThat(join(back)).as("backward, limit %s", limit).isEqualTo(expected);
    }

    private static <T> List<Page<T>> forward(int items, int limit, Function<CursorPosition, Page<T>> read) {
        List<Page<T>> pages = new ArrayList<>();
        Page<T> page = read.apply(CursorPosition.START);
        assertThat(page.previous()).as("nothing lies before the first page").isEmpty();
        pages.add(page);
        while (page.next().isPresent()) {
            assertThat(page.items()).as("a page with a next one is full").hasSize(limit);
            page = read.apply(CursorPosition.after(page.next().get()));
            assertThat(page.items())
                    .as("a page that was promised holds something")
                    .isNotEmpty();
            assertThat(page.previous()).as("a later page knows the way back").isPresent();
            pages.add(page);
            assertThat(pages.size()).as("pages forward").isLessThanOrEqualTo(items / limit + 1);
        }
        return pages;
    }

    private static <T> List<Page<T>> backward(
            List<Page<T>> forward, int limit, Function<CursorPosition, Page<T>> read) {
        Page<T> page = forward.get(forward.size() - 1);
        List<Page<T>> pages = new ArrayList<>(List.of(page));
        while (page.previous().isPresent()) {
            page = read.apply(CursorPosition.before(page.previous().get()));
            assertThat(page.next()).as("an earlier page knows the way forward").isPresent();
            if (page.previous().isPresent()) {
                assertThat(page.items())
                        .as("a page with a previous one is full")
                        .hasSize(limit);
            }
            pages.add(page);
            assertThat(pages.size()).as("pages backward").isLessThanOrEqualTo(forward.size() + 1);
        }
        Collections.reverse(pages);
        return pages;
    }

    static <T> void checkEmpty(Page<T> page) {
        assertThat(page).isEqualTo(new Page<T>(List.of(), Optional.empty(), Optional.empty()));
    }

    private static <T> List<T> join(List<Page<T>> pages) {
        return pages.stream().flatMap(page -> page.items().stream()).toList();
    }
}
