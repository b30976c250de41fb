package io.mneme.memory.thread;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mneme.memory.MemoryException.InvalidInput;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ThreadCursorTest {

    @Test
    void a_cursor_reads_back_equal_and_is_safe_in_a_url() {
        for (String time :
                new String[] {"0001-01-01T00:00:00Z", "1969-12-31T23:59:59.999999Z", "9999-12-31T23:59:59.999999Z"}) {
            for (String id : new String[] {"a", "a b", "??>>", "😀".repeat(127), "../x", "日本語", "a  b"}) {
                ThreadCursor cursor = new ThreadCursor(Instant.parse(time), ThreadId.of(id));
                assertThat(ThreadCursor.decode(cursor.encode())).isEqualTo(cursor);
                assertThat(cursor.encode()).matches("[A-Za-z0-9_-]+");
            }
        }
    }

    @Test
    void a_cursor_is_the_place_of_a_thread_in_its_sort() {
        Instant created = Instant.parse("2026-01-01T00:00:00Z");
        MemoryThread old = NewThread.of(ThreadKey.of("alice", "trip"), created).created(1);
        MemoryThread thread = new ThreadUpdate.Rename(Optional.of("x")).apply(old, created.plusSeconds(1));
        assertThat(ThreadCursor.of(thread, ThreadSort.CREATED)).isEqualTo(new ThreadCursor(created, thread.id()));
        assertThat(ThreadCursor.of(thread, ThreadSort.UPDATED).at()).isEqualTo(created.plusSeconds(1));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "%",
                "x",
                "1",
                "1 ",
                " a",
                "1  a",
                "a b",
                "99999999999999999999 a",
                "9223372036854775807 a"
            })
    void anything_else_is_refused(String plain) {
        String encoded = Base64.getUrlEncoder().encodeToString(plain.getBytes(StandardCharsets.UTF_8));
        for (String text : new String[] {plain, encoded}) {
            assertThatThrownBy(() -> ThreadCursor.decode(text)).isInstanceOf(InvalidInput.class);
            assertThatThrownBy(() -> ThreadQuery.ALL.after(text)).isInstanceOf(InvalidInput.class);
        }
    }
}
