package io.mneme.memory.store.mongo;

import static org.assertj.core.api.Assertions.assertThat;

import io.mneme.memory.store.mongo.Hints.Hint;
import io.mneme.memory.thread.ThreadKey;
import org.junit.jupiter.api.Test;

/** What a process remembers of a thread's end. */
class HintsTest {

    private static final ThreadKey KEY = ThreadKey.of("owner", "thread");

    private final Hints hints = new Hints();

    @Test
    void the_later_end_is_kept() {
        hints.keep(KEY, new Hint(1, 1, 10, 0));
        hints.keep(KEY, new Hint(1, 1, 8, 0));
        assertThat(hints.of(KEY)).hasValue(new Hint(1, 1, 10, 0));
        hints.keep(KEY, new Hint(2, 2, 1, 0));
        assertThat(hints.of(KEY)).hasValue(new Hint(2, 2, 1, 0));
    }

    @Test
    void how_batches_are_filled_outlives_appends() {
        hints.keep(KEY, new Hint(1, 1, 10, 2));
        hints.keep(KEY, new Hint(1, 1, 12, 0));
        assertThat(hints.of(KEY)).hasValue(new Hint(1, 1, 12, 2));
        hints.keep(KEY, new Hint(1, 1, 11, 3));
        assertThat(hints.of(KEY)).hasValue(new Hint(1, 1, 12, 3));
    }

    @Test
    void a_batch_more_than_the_newest_ones_suggest_and_never_more_than_messages() {
        assertThat(new Hint(1, 1, 9, 2).batches(21)).isEqualTo(12);
        assertThat(new Hint(1, 1, 9, 21).batches(21)).isEqualTo(2);
        assertThat(new Hint(1, 1, 9, 1).batches(21)).isEqualTo(21);
        assertThat(new Hint(1, 1, 9, 0.5).batches(21)).isEqualTo(21);
        assertThat(new Hint(1, 1, 9, 0).batches(21)).isEqualTo(21);
    }
}
