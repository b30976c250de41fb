package io.mneme.memory.thread;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Rows are letters; a cursor is the letter itself. */
class PageTest {

    @Test
    void a_first_page_that_is_all_has_no_neighbours() {
        assertThat(page(List.of("a", "b"), 2, CursorPosition.START)).isEqualTo(expected("", "a", "b", ""));
        assertThat(page(List.of("a", "b"), 3, CursorPosition.START)).isEqualTo(expected("", "a", "b", ""));
    }

    @Test
    void a_row_too_many_means_a_next_page_and_is_not_shown() {
        assertThat(page(List.of("a", "b", "c"), 2, CursorPosition.START)).isEqualTo(expected("", "a", "b", "b"));
    }

    @Test
    void a_page_after_a_cursor_has_a_previous_one() {
        assertThat(page(List.of("c", "d"), 2, CursorPosition.after("b"))).isEqualTo(expected("c", "c", "d", ""));
        assertThat(page(List.of("c", "d", "e"), 2, CursorPosition.after("b"))).isEqualTo(expected("c", "c", "d", "d"));
    }

    @Test
    void rows_of_a_page_before_a_cursor_are_turned_round() {
        assertThat(page(List.of("d", "c"), 2, CursorPosition.before("e"))).isEqualTo(expected("", "c", "d", "d"));
        assertThat(page(List.of("d", "c", "b"), 2, CursorPosition.before("e"))).isEqualTo(expected("c", "c", "d", "d"));
    }

    @Test
    void an_empty_page_has_no_neighbours() {
        Page<String> empty = new Page<>(List.of(), Optional.empty(), Optional.empty());
        assertThat(page(List.of(), 2, CursorPosition.START)).isEqualTo(empty);
        assertThat(page(List.of(), 2, CursorPosition.after("b"))).isEqualTo(empty);
        assertThat(page(List.of(), 2, CursorPosition.before("b"))).isEqualTo(empty);
        assertThat(Page.<String>empty()).isEqualTo(empty);
    }

    @Test
    void a_page_does_not_change_with_its_rows() {
        List<String> rows = new ArrayList<>(List.of("a", "b"));
        Page<String> page = page(rows, 5, CursorPosition.START);
        rows.clear();
        assertThat(page.items()).containsExactly("a", "b");
        assertThatThrownBy(() -> page.items().clear()).isInstanceOf(UnsupportedOperationException.class);
    }

    private static Page<String> page(List<String> rows, int limit, CursorPosition from) {
        return Page.ofRows(rows, limit, from, row -> row);
    }

    private static Page<String> expected(String previous, String first, String last, String next) {
        return new Page<>(List.of(first, last), present(next), present(previous));
    }

    private static Optional<String> present(String cursor) {
        return Optional.of(cursor).filter(text -> !text.isEmpty());
    }
}
