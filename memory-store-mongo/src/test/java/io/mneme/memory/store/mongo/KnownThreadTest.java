package io.mneme.memory.store.mongo;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** When the entries that are kept of a thread are still those that count, or the first of them. */
class KnownThreadTest {

    private static final KnownThread KNOWN = new KnownThread(3, 2, state(5, 2, 10, "ann", 7));

    @Test
    void the_same_state_and_one_with_more_indexed() {
        assertThat(KNOWN.leadsTo(state(5, 2, 10, "ann", 7))).isTrue();
        assertThat(KNOWN.leadsTo(state(5, 2, 11, "bob", 7))).isTrue();
    }

    @Test
    void another_run_or_epoch_and_deleted_messages_end_it() {
        assertThat(KNOWN.leadsTo(state(6, 2, 10, "ann", 7))).isFalse();
        assertThat(KNOWN.leadsTo(state(5, 3, 10, "ann", 7))).isFalse();
        assertThat(KNOWN.leadsTo(state(5, 2, 11, "bob", 8))).isFalse();
    }

    @Test
    void a_database_that_was_set_back_ends_it() {
        assertThat(KNOWN.leadsTo(state(5, 2, 9, "ann", 7))).isFalse();
        assertThat(KNOWN.leadsTo(state(5, 2, 10, "bob", 7))).isFalse();
        assertThat(KNOWN.leadsTo(state(5, 2, 10, null, 7))).isFalse();
    }

    @Test
    void numbers_of_different_readings_differ() {
        assertThat(KNOWN.numbers()).containsExactly(3L << 32, (3L << 32) + 1);
        assertThat(new KnownThread(4, 1, KNOWN.state()).numbers()).containsExactly(4L << 32);
    }

    private static IndexState state(long run, long epoch, long indexed, String writer, long shrunk) {
        return new IndexState(run, epoch, indexed, 2, 2, writer, 1, shrunk);
    }
}
