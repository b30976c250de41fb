package io.mneme.memory.recall;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mneme.memory.MemoryException.InvalidInput;
import io.mneme.memory.MemoryException.Misconfigured;
import io.mneme.memory.MemoryException.Unavailable;
import io.mneme.memory.message.Message;
import io.mneme.memory.message.Part;
import io.mneme.memory.message.Role;
import io.mneme.memory.message.Speaker;
import io.mneme.memory.message.StoredMessage;
import io.mneme.memory.port.model.EmbeddingModel;
import io.mneme.memory.port.store.IndexEntry;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class IndexEntriesTest {

    /** Two dimensions, or what {@code failure} makes of it. */
    private record Model(int dimensions, UnaryOperator<String> check) implements EmbeddingModel {
        @Override
        public String name() {
            return "test";
        }

        @Override
        public int maximumTokens() {
            return 64;
        }

        @Override
        public List<float[]> embed(List<String> texts) {
            return texts.stream().map(check).map(text -> new float[] {3, 4}).toList();
        }
    }

    private static IndexEntries entries(UnaryOperator<String> check) {
        return new IndexEntries(RecallModel.of(new Model(2, check)));
    }

    private static StoredMessage at(long place, String text) {
        return new StoredMessage(
                place,
                Message.builder(Role.USER)
                        .text(text)
                        .speaker(Speaker.of("u1", "Ann", "editor"))
                        .createdAt(Instant.parse("2023-05-08T13:56:00Z"))
                        .build());
    }

    @Test
    void words_of_speaker_day_and_text_are_indexed_with_a_vector_of_length_one() {
        List<IndexEntry> made =
                entries(UnaryOperator.identity()).of(List.of(at(7, "I ran"))).entries();

        assertThat(made).hasSize(1);
        assertThat(made.get(0).sequence()).isEqualTo(7);
        assertThat(made.get(0).terms()).isEqualTo(Map.of("ann", 1, "8", 1, "may", 1, "2023", 1, "i", 1, "run", 1));
        assertThat(made.get(0).vector()).containsExactly(0.6f, 0.8f);
    }

    @Test
    void what_tools_say_and_models_think_is_not_indexed() {
        Message thought = Message.builder(Role.ASSISTANT)
                .part(new Part.Reasoning("secret thought", Optional.empty()))
                .part(new Part.ToolCall("c", "tool", Map.of()))
                .build();

        assertThat(entries(UnaryOperator.identity())
                        .of(List.of(new StoredMessage(1, thought)))
                        .entries())
                .isEmpty();
    }

    @Test
    void one_bad_text_is_found_by_words_and_never_stops_the_others() {
        IndexEntries entries = entries(text -> {
            if (text.contains("bad")) {
                throw new InvalidInput("this text");
            }
            return text;
        });

        IndexEntries.Made made = entries.of(List.of(at(1, "good"), at(2, "bad"), at(3, "fine")));

        assertThat(made.withoutVector()).containsExactly(2L);
        assertThat(made.entries()).extracting(entry -> entry.vector().length).containsExactly(2, 0, 2);
        assertThat(made.entries().get(1).terms()).containsKey("bad");
    }

    @Test
    void a_model_that_is_away_or_broken_stops_the_batch() {
        assertThatThrownBy(() -> entries(text -> {
                            throw new Unavailable("away", null);
                        })
                        .of(List.of(at(1, "text"))))
                .isInstanceOf(Unavailable.class);
        assertThatThrownBy(() -> new IndexEntries(RecallModel.of(new Model(3, UnaryOperator.identity())))
                        .of(List.of(at(1, "text"))))
                .isInstanceOf(Misconfigured.class)
                .hasMessageContaining("2 dimensions, not 3");
    }

    @Test
    void long_text_becomes_several_chunks_each_with_its_heading() {
        List<IndexEntry> made = entries(UnaryOperator.identity())
                .of(List.of(at(1, "One more sentence about tea. ".repeat(40))))
                .entries();

        assertThat(made).hasSizeGreaterThan(5);
        assertThat(made).extracting(IndexEntry::chunk).isSorted().doesNotHaveDuplicates();
        assertThat(made).allMatch(entry -> entry.terms().containsKey("ann"));
    }
}
