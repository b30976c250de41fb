package io.mneme.memory.testkit.door;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mneme.memory.Memory;
import io.mneme.memory.MemoryException.Misconfigured;
import io.mneme.memory.message.Message;
import io.mneme.memory.port.store.MemoryStore;
import io.mneme.memory.recall.IndexProgress;
import io.mneme.memory.recall.Indexer;
import io.mneme.memory.recall.RecallModel;
import io.mneme.memory.testkit.HashingEmbeddingModel;
import io.mneme.memory.testkit.InMemoryMemoryStore;
import io.mneme.memory.testkit.Samples;
import io.mneme.memory.thread.ResourceId;
import io.mneme.memory.thread.ThreadKey;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Filling the index in the calling thread: three threads of two owners. */
class IndexerTest {

    private static final ResourceId ALICE = ResourceId.of("alice");
    private static final ResourceId BOB = ResourceId.of("bob");

    private final MemoryStore store = new InMemoryMemoryStore();
    private final Indexer indexer = new Indexer(store, RecallModel.words());
    private final List<IndexProgress> heard = new ArrayList<>();

    @BeforeEach
    void fill() {
        Memory memory = Memory.builder().store(store).build();
        memory.resource(ALICE).thread("long").append(Samples.batch(100));
        memory.resource(ALICE).thread("short").append(Message.user("one"), Message.user(" "));
        memory.resource(BOB).thread("long").append(Samples.batch(40));
    }

    @Test
    void every_batch_is_told_and_the_end_returned() {
        IndexProgress done = indexer.indexAll(heard::add);
        assertThat(done).isEqualTo(new IndexProgress(3, 141, 3));
        assertThat(heard).hasSizeGreaterThan(3).endsWith(done).doesNotHaveDuplicates();
        assertThat(heard).extracting(IndexProgress::messages).isSorted();
        assertThat(store.recallIndex().countPending()).isZero();
        assertThat(indexer.indexAll(heard::add)).isEqualTo(new IndexProgress(0, 0, 0));
    }

    @Test
    void one_owner_waits_for_nobody_else() {
        assertThat(indexer.pendingOf(BOB)).isEqualTo(1);
        assertThat(indexer.index(BOB, heard::add)).isEqualTo(new IndexProgress(1, 40, 1));
        assertThat(indexer.pendingOf(BOB)).isZero();
        assertThat(indexer.pendingOf(ALICE)).isEqualTo(2);
        assertThat(indexer.index(ResourceId.of("nobody"), heard::add)).isEqualTo(new IndexProgress(0, 0, 0));
    }

    @Test
    void what_the_listener_throws_ends_the_run_and_the_next_one_goes_on() {
        assertThatThrownBy(() -> indexer.index(ALICE, this::stop)).hasMessage("stopped");
        assertThat(heard).hasSize(1);
        IndexProgress rest = indexer.indexAll(progress -> {});
        assertThat(heard.get(0).messages() + rest.messages()).isEqualTo(141);
        assertThat(heard.get(0).threads() + rest.threads()).isEqualTo(3);
    }

    private void stop(IndexProgress progress) {
        heard.add(progress);
        throw new IllegalStateException("stopped");
    }

    @Test
    void an_index_that_another_model_filled_is_refused_for_an_owner_too() {
        indexer.index(BOB, progress -> {});
        Indexer other = new Indexer(store, RecallModel.of(new HashingEmbeddingModel()));
        assertThatThrownBy(() -> other.index(ALICE, progress -> {})).isInstanceOf(Misconfigured.class);
        assertThat(other.reindex(progress -> {})).isEqualTo(new IndexProgress(3, 141, 3));
    }

    @Test
    void threads_that_others_are_at_work_on_do_not_keep_it_for_ever() {
        ThreadKey key = ThreadKey.of("bob", "long");
        // Each time that somebody is told, the thread grows; in the end nobody is.
        IndexProgress done = indexer.index(BOB, progress -> {
            if (heard.size() < 3) {
                heard.add(progress);
                Memory.builder()
                        .store(store)
                        .build()
                        .resource(BOB)
                        .thread("long")
                        .append(Message.user("more"));
            }
        });
        assertThat(done.messages()).isEqualTo(43);
        assertThat(store.recallIndex().pending(key)).isEmpty();
    }
}
