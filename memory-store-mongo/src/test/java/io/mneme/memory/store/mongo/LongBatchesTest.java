package io.mneme.memory.store.mongo;

import static org.assertj.core.api.Assertions.assertThat;

import io.mneme.memory.store.mongo.LongBatches.Extent;
import io.mneme.memory.thread.ThreadKey;
import org.bson.Document;
import org.junit.jupiter.api.Test;

class LongBatchesTest {

    private final LongBatches batches = new LongBatches();
    private final Head head = head("thread", 1);

    @Test
    void a_place_is_held_by_the_batch_around_it() {
        batches.seen(head, new Extent(11, 30));
        assertThat(batches.holding(head, 11)).contains(new Extent(11, 30));
        assertThat(batches.holding(head, 30)).contains(new Extent(11, 30));
        assertThat(batches.holding(head, 10)).isEmpty();
        assertThat(batches.holding(head, 31)).isEmpty();
    }

    @Test
    void other_threads_and_other_generations_have_others() {
        batches.seen(head, new Extent(1, 30));
        assertThat(batches.holding(head("thread", 2), 5)).isEmpty();
        assertThat(batches.holding(head("other", 1), 5)).isEmpty();
    }

    @Test
    void what_is_forgotten_is_not_held() {
        batches.seen(head, new Extent(1, 30));
        batches.forget(head, new Extent(1, 30));
        batches.forget(head("other", 1), new Extent(1, 30));
        assertThat(batches.holding(head, 5)).isEmpty();
    }

    @Test
    void of_many_batches_the_newest_are_kept() {
        for (int i = 0; i < 101; i++) {
            batches.seen(head, new Extent(1 + 20 * i, 20 + 20 * i));
        }
        assertThat(batches.holding(head, 5)).isEmpty();
        assertThat(batches.holding(head, 25)).contains(new Extent(21, 40));
        assertThat(batches.holding(head, 2_015)).contains(new Extent(2_001, 2_020));
    }

    @Test
    void of_many_threads_those_used_last_are_kept() {
        batches.seen(head, new Extent(1, 30));
        batches.seen(head("unused", 1), new Extent(1, 30));
        for (int i = 0; i < 999; i++) {
            batches.seen(head("t" + i, 1), new Extent(1, 30));
            batches.holding(head, 5);
        }
        assertThat(batches.holding(head, 5)).isPresent();
        assertThat(batches.holding(head("unused", 1), 5)).isEmpty();
    }

    private static Head head(String thread, long generation) {
        return Head.of(ThreadKey.of("owner", thread), new Document(Fields.GENERATION, generation));
    }
}
