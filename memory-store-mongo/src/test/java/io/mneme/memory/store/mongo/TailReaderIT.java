package io.mneme.memory.store.mongo;

import static org.assertj.core.api.Assertions.assertThat;

import io.mneme.memory.message.MessageId;
import io.mneme.memory.message.MessageQuery;
import io.mneme.memory.message.StoredMessage;
import io.mneme.memory.port.store.Append;
import io.mneme.memory.port.store.AppendCondition;
import io.mneme.memory.port.store.MemoryStore;
import io.mneme.memory.testkit.Fresh;
import io.mneme.memory.testkit.Samples;
import io.mneme.memory.thread.ThreadKey;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The newest messages, whatever this process thinks of how many batches they are in. */
class TailReaderIT {

    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.create();

    private static final PlanRecorder QUERIES = new PlanRecorder();

    private static MemoryStore store;
    private static MemoryStore other;

    private final ThreadKey key = Fresh.thread();
    private int appended;

    @BeforeAll
    static void open() {
        store = DATABASE.store(QUERIES::wrap);
        other = DATABASE.store();
    }

    @BeforeEach
    void forgetQueries() {
        QUERIES.take();
    }

    @Test
    void turns_of_one_kind_take_one_round_trip() {
        for (int turn = 0; turn < 20; turn++) {
            append(store, 2);
            QUERIES.take();
            newestAreRight(20);
            assertThat(QUERIES.take()).hasSize(1);
        }
    }

    @Test
    void batches_that_become_smaller_take_a_second_one_at_most() {
        append(other, 100);
        newestAreRight(20);
        for (int i = 0; i < 25; i++) {
            append(other, 1);
            if (i % 3 == 0) {
                QUERIES.take();
                newestAreRight(20);
                assertThat(QUERIES.take()).hasSizeLessThanOrEqualTo(2);
            }
        }
        QUERIES.take();
        newestAreRight(20);
        newestAreRight(31);
        assertThat(QUERIES.take()).hasSize(2);
    }

    @Test
    void batches_of_all_sizes_with_holes() {
        Random random = new Random(7);
        for (int step = 0; step < 60; step++) {
            append(random.nextBoolean() ? store : other, 1 + random.nextInt(1 + random.nextInt(40)));
            if (random.nextInt(3) == 0) {
                int first = Math.max(1, appended - random.nextInt(60));
                other.messages().delete(key, Set.copyOf(ids(first, Math.min(appended, first + random.nextInt(30)))));
            }
            newestAreRight(1 + random.nextInt(31));
        }
    }

    private void append(MemoryStore on, int messages) {
        on.messages()
                .append(new Append(key, Samples.batch("m", appended + 1, messages), AppendCondition.ANY, Samples.TIME));
        appended += messages;
    }

    private static List<MessageId> ids(int first, int last) {
        return Samples.batch("m", first, last - first + 1).stream()
                .map(message -> message.id())
                .toList();
    }

    private void newestAreRight(int count) {
        List<StoredMessage> all = World.all(other, key);
        List<StoredMessage> newest = new ArrayList<>(all.subList(Math.max(0, all.size() - count), all.size()));
        Collections.reverse(newest);
        assertThat(store.messages().list(key, MessageQuery.newest(count)).items())
                .isEqualTo(newest);
    }
}
