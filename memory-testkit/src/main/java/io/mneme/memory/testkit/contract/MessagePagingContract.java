package io.mneme.memory.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.mneme.memory.message.MessageQuery;
import io.mneme.memory.message.StoredMessage;
import io.mneme.memory.testkit.Fresh;
import io.mneme.memory.testkit.Samples;
import io.mneme.memory.thread.CursorPosition;
import io.mneme.memory.thread.Limits;
import io.mneme.memory.thread.Page;
import io.mneme.memory.thread.SortOrder;
import io.mneme.memory.thread.ThreadKey;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Messages are listed page by page, by place, in both directions. */
public interface MessagePagingContract extends StoreContract {

    @Test
    default void pages_show_everything_once_in_both_directions() {
        ThreadKey key = Fresh.thread();
        Steps.append(store(), key, Samples.batch(12));
        List<StoredMessage> ascending = Steps.all(store(), key);
        List<StoredMessage> descending = new ArrayList<>(ascending);
        Collections.reverse(descending);
        for (int limit : new int[] {1, 2, 3, 5, 6, 11, 12, 13, Limits.MAX_ITEMS}) {
            PageWalk.checkBothWays(ascending, limit, from -> page(key, SortOrder.ASCENDING, limit, from));
            PageWalk.checkBothWays(descending, limit, from -> page(key, SortOrder.DESCENDING, limit, from));
        }
    }

    @Test
    default void a_thousand_fit_in_one_page() {
        ThreadKey key = Fresh.thread();
        Steps.append(store(), key, Samples.batch("a", 0, 1_000));
        Steps.append(store(), key, Samples.batch("b", 0, 500));
        List<StoredMessage> all = Steps.all(store(), key);
        assertThat(all).hasSize(1_500);
        PageWalk.checkBothWays(all, Limits.MAX_ITEMS, from -> page(key, SortOrder.ASCENDING, Limits.MAX_ITEMS, from));
    }

    @Test
    default void a_thread_without_messages_and_one_that_is_not_there_have_an_empty_page() {
        ThreadKey key = Fresh.thread();
        Steps.create(store(), key);
        PageWalk.checkEmpty(store().messages().list(key, MessageQuery.ALL));
        PageWalk.checkEmpty(store().messages().list(Fresh.sibling(key, "other"), MessageQuery.ALL));
        PageWalk.checkEmpty(store().messages().list(Fresh.thread(), MessageQuery.ALL.after("1")));
    }

    @Test
    default void beyond_the_ends_pages_are_empty() {
        ThreadKey key = Fresh.thread();
        Steps.append(store(), key, Samples.batch(3));
        PageWalk.checkEmpty(page(key, SortOrder.ASCENDING, 5, CursorPosition.after("3")));
        PageWalk.checkEmpty(page(key, SortOrder.ASCENDING, 5, CursorPosition.before("1")));
        PageWalk.checkEmpty(page(key, SortOrder.DESCENDING, 5, CursorPosition.after("1")));
        PageWalk.checkEmpty(page(key, SortOrder.DESCENDING, 5, CursorPosition.before("3")));
    }

    @Test
    default void any_number_is_a_place_to_start() {
        ThreadKey key = Fresh.thread();
        Steps.append(store(), key, Samples.batch(3));
        String least = Long.toString(Long.MIN_VALUE);
        String most = Long.toString(Long.MAX_VALUE);
        assertThat(ids(page(key, SortOrder.ASCENDING, 5, CursorPosition.after(least))))
                .containsExactly("m1", "m2", "m3");
        assertThat(ids(page(key, SortOrder.ASCENDING, 2, CursorPosition.before(most))))
                .containsExactly("m2", "m3");
        assertThat(ids(page(key, SortOrder.DESCENDING, 2, CursorPosition.after(most))))
                .containsExactly("m3", "m2");
        PageWalk.checkEmpty(page(key, SortOrder.ASCENDING, 5, CursorPosition.after(most)));
        PageWalk.checkEmpty(page(key, SortOrder.DESCENDING, 5, CursorPosition.after(least)));
    }

    @Test
    default void a_cursor_outlives_its_message() {
        ThreadKey key = Fresh.thread();
        Steps.append(store(), key, Samples.batch(6));
        Page<StoredMessage> first = page(key, SortOrder.ASCENDING, 3, CursorPosition.START);
        store().messages().delete(key, Steps.idSet("m3", "m4"));
        String cursor = first.next().orElseThrow();
        assertThat(ids(page(key, SortOrder.ASCENDING, 3, CursorPosition.after(cursor))))
                .containsExactly("m5", "m6");
        assertThat(ids(page(key, SortOrder.ASCENDING, 3, CursorPosition.before(cursor))))
                .containsExactly("m1", "m2");
    }

    @Test
    default void oldest_first_shows_what_is_appended_meanwhile_at_the_end_only() {
        ThreadKey key = Fresh.thread();
        Steps.append(store(), key, Samples.batch("a", 1, 5));
        List<String> seen = new ArrayList<>();
        Page<StoredMessage> page = page(key, SortOrder.ASCENDING, 2, CursorPosition.START);
        seen.addAll(ids(page));
        for (int i = 1; page.next().isPresent(); i++) {
            if (i <= 3) {
                Steps.append(secondStore(), key, Samples.user("b" + i, "x"));
            }
            page = page(
                    key,
                    SortOrder.ASCENDING,
                    2,
                    CursorPosition.after(page.next().get()));
            seen.addAll(ids(page));
        }
        assertThat(seen).containsExactly("a1", "a2", "a3", "a4", "a5", "b1", "b2", "b3");
    }

    @Test
    default void newest_first_does_not_shift_when_others_append() {
        ThreadKey key = Fresh.thread();
        Steps.append(store(), key, Samples.batch("a", 1, 5));
        List<String> seen = new ArrayList<>();
        Page<StoredMessage> page = page(key, SortOrder.DESCENDING, 2, CursorPosition.START);
        seen.addAll(ids(page));
        for (int i = 1; page.next().isPresent() && i < 10; i++) {
            Steps.append(secondStore(), key, Samples.batch("b" + i + "-", 1, 3));
            page = page(
                    key,
                    SortOrder.DESCENDING,
                    2,
                    CursorPosition.after(page.next().get()));
            seen.addAll(ids(page));
        }
        assertThat(seen).containsExactly("a5", "a4", "a3", "a2", "a1");
    }

    private Page<StoredMessage> page(ThreadKey key, SortOrder order, int limit, CursorPosition from) {
        return store().messages()
                .list(key, Queries.at(MessageQuery.ALL.order(order).limit(limit), from));
    }

    private static List<String> ids(Page<StoredMessage> page) {
        return Steps.ids(page.items());
    }
}
