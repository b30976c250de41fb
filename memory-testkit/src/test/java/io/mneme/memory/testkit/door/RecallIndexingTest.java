package io.mneme.memory.testkit.door;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mneme.memory.Memory;
import io.mneme.memory.MemoryBuilder;
import io.mneme.memory.MemoryException.InvalidInput;
import io.mneme.memory.MemoryException.Misconfigured;
import io.mneme.memory.MemoryException.Unavailable;
import io.mneme.memory.message.Message;
import io.mneme.memory.port.store.MemoryStore;
import io.mneme.memory.recall.Indexer;
import io.mneme.memory.recall.RecallModel;
import io.mneme.memory.testkit.HashingEmbeddingModel;
import io.mneme.memory.testkit.InMemoryMemoryStore;
import io.mneme.memory.testkit.Samples;
import io.mneme.memory.testkit.ScriptedEmbeddingModel;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Filling the index in the background. */
class RecallIndexingTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final MemoryStore store = new InMemoryMemoryStore();

    private MemoryBuilder builder() {
        return Memory.builder().store(store);
    }

    @Test
    void long_threads_are_indexed_to_their_end() {
        try (Memory memory =
                builder().embeddingModel(new HashingEmbeddingModel()).build()) {
            memory.resource("alice").thread("t").append(Samples.batch(150));

            assertThat(memory.settled(PATIENCE)).isTrue();
            assertThat(store.recallIndex().countPending()).isZero();
        }
    }

    @Test
    void what_was_written_before_is_indexed_at_the_start() {
        Memory.builder().store(store).build().resource("alice").thread("t").append(Message.user("old news"));

        try (Memory memory = builder().recallByWords().build()) {
            assertThat(memory.settled(PATIENCE)).isTrue();
            assertThat(memory.resource("alice").recall("news")).hasSize(1);
        }
    }

    @Test
    void a_model_that_is_away_for_a_while_is_tried_again() {
        ScriptedEmbeddingModel model = new ScriptedEmbeddingModel().thenFail(new Unavailable("away", null));
        try (Memory memory = builder().embeddingModel(model).build()) {
            memory.resource("alice").thread("t").append(Message.user("hello"));

            assertThat(memory.settled(PATIENCE)).isTrue();
            assertThat(model.calls()).hasSizeGreaterThanOrEqualTo(2);
            assertThat(store.recallIndex().countPending()).isZero();
        }
    }

    @Test
    void a_text_that_the_model_refuses_is_found_by_words() {
        ScriptedEmbeddingModel model = new ScriptedEmbeddingModel()
                .thenFail(new InvalidInput("the batch"))
                .thenFail(new InvalidInput("the text"));
        try (Memory memory = builder().embeddingModel(model).build()) {
            memory.resource("alice").thread("t").append(Message.user("odd text"));

            assertThat(memory.settled(PATIENCE)).isTrue();
            assertThat(memory.resource("alice").recall("odd")).hasSize(1);
        }
    }

    @Test
    void a_model_that_breaks_its_contract_is_told_and_stops_nobody_else() {
        ScriptedEmbeddingModel model = new ScriptedEmbeddingModel().thenFail(new Misconfigured("broken"));
        try (Memory memory = builder().embeddingModel(model).build()) {
            // The walk at the start is over: it would be the second try.
            assertThat(memory.settled(PATIENCE)).isTrue();
            memory.resource("alice").thread("t").append(Message.user("hello"));
            assertThat(memory.settled(PATIENCE)).isFalse();

            memory.resource("alice").thread("t").append(Message.user("again"));
            assertThat(memory.settled(PATIENCE)).isTrue();
            assertThat(memory.resource("alice").recall("hello")).isNotEmpty();
        }
    }

    @Test
    void an_error_of_a_models_native_code_does_not_end_the_work() {
        ScriptedEmbeddingModel model = new ScriptedEmbeddingModel().thenFail(new UnsatisfiedLinkError("no library"));
        try (Memory memory = builder().embeddingModel(model).build()) {
            assertThat(memory.settled(PATIENCE)).isTrue();
            memory.resource("alice").thread("t").append(Message.user("hello"));
            assertThat(memory.settled(PATIENCE)).isFalse();

            memory.resource("alice").thread("t").append(Message.user("again"));
            assertThat(memory.settled(PATIENCE)).isTrue();
            assertThat(memory.resource("alice").recall("hello")).isNotEmpty();
        }
    }

    @Test
    void a_reader_leaves_the_index_alone() {
        try (Memory memory = builder().recallByWords().indexing(false).build()) {
            memory.resource("alice").thread("t").append(Message.user("hello"));

            assertThat(memory.settled(Duration.ZERO)).isTrue();
            assertThat(store.recallIndex().countPending()).isOne();
        }
    }

    @Test
    void another_model_is_refused_until_the_index_is_made_anew() {
        Memory.builder().store(store).build().resource("alice").thread("t").append(Samples.batch(3));
        RecallModel words = RecallModel.words();
        new Indexer(store, words).indexAll(progress -> {});

        assertThatThrownBy(() ->
                        builder().embeddingModel(new HashingEmbeddingModel()).build())
                .isInstanceOf(Misconfigured.class)
                .hasMessageContainingAll("./mneme reindex", "Indexer.reindex");

        new Indexer(store, RecallModel.of(new HashingEmbeddingModel())).reindex(progress -> {});
        try (Memory memory =
                builder().embeddingModel(new HashingEmbeddingModel()).build()) {
            assertThat(memory.settled(PATIENCE)).isTrue();
        }
    }

    @Test
    void closing_ends_the_work_and_the_store() {
        Memory memory = builder().recallByWords().build();
        memory.close();

        assertThat(memory.settled(PATIENCE)).isFalse();
        assertThatThrownBy(() -> memory.resource("alice").thread("t").append(Message.user("late")))
                .isInstanceOf(Unavailable.class);
    }
}
