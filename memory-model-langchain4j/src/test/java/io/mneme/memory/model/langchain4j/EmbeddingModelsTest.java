package io.mneme.memory.model.langchain4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.langchain4j.data.embedding.Embedding;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.segment.TextSegment;
import dev.langchain4j.exception.TimeoutException;
import dev.langchain4j.model.TokenCountEstimator;
import dev.langchain4j.model.output.Response;
import io.mneme.memory.MemoryException.InvalidInput;
import io.mneme.memory.MemoryException.Misconfigured;
import io.mneme.memory.MemoryException.Unavailable;
import io.mneme.memory.port.model.EmbeddingModel;
import java.util.List;
import org.junit.jupiter.api.Test;

class EmbeddingModelsTest {

    /** Gives the length of each text, or fails. */
    private record Lengths(RuntimeException failure) implements dev.langchain4j.model.embedding.EmbeddingModel {
        @Override
        public Response<List<Embedding>> embedAll(List<TextSegment> texts) {
            if (failure != null) {
                throw failure;
            }
            return Response.from(texts.stream()
                    .map(text -> Embedding.from(new float[] {text.text().length(), 1}))
                    .toList());
        }

        @Override
        public int dimension() {
            return 2;
        }
    }

    @Test
    void any_model_gives_its_vectors_in_order() {
        EmbeddingModel model = LangChain4jEmbeddingModel.of("lengths-1", new Lengths(null), 100);

        assertThat(model.name()).isEqualTo("lengths-1");
        assertThat(model.dimensions()).isEqualTo(2);
        assertThat(model.maximumTokens()).isEqualTo(100);
        assertThat(model.embed(List.of("four", "no"))).containsExactly(new float[] {4, 1}, new float[] {2, 1});
    }

    @Test
    void failures_say_whether_another_try_helps() {
        EmbeddingModel late = LangChain4jEmbeddingModel.of("late", new Lengths(new TimeoutException("secret")), 100);
        EmbeddingModel picky =
                LangChain4jEmbeddingModel.of("picky", new Lengths(new IllegalArgumentException("secret")), 100);

        assertThatThrownBy(() -> late.embed(List.of("text")))
                .isInstanceOf(Unavailable.class)
                .message()
                .doesNotContain("secret");
        assertThatThrownBy(() -> picky.embed(List.of("text"))).isInstanceOf(InvalidInput.class);
        assertThatThrownBy(() -> LangChain4jEmbeddingModel.of("", new Lengths(null), 100))
                .isInstanceOf(Misconfigured.class);
    }

    @Test
    void the_model_in_process_knows_what_is_near_in_meaning() {
        EmbeddingModel model = MiniLm.embeddingModel();

        List<float[]> vectors = model.embed(List.of(
                "How do I get my money back?",
                "Refunds are paid within two weeks.",
                "The cat sleeps on the warm stove."));

        assertThat(vectors).allMatch(vector -> vector.length == model.dimensions());
        assertThat(model.dimensions()).isEqualTo(384);
        assertThat(dot(vectors.get(0), vectors.get(1))).isGreaterThan(dot(vectors.get(0), vectors.get(2)) + 0.1);
        assertThat(MiniLm.embeddingModel()).isSameAs(model);
    }

    @Test
    void a_tokenizer_counts_what_the_estimate_only_guesses() {
        TokenCountEstimator words = new TokenCountEstimator() {
            @Override
            public int estimateTokenCountInText(String text) {
                return text.split(" ").length;
            }

            @Override
            public int estimateTokenCountInMessage(ChatMessage message) {
                throw new UnsupportedOperationException();
            }

            @Override
            public int estimateTokenCountInMessages(Iterable<ChatMessage> messages) {
                throw new UnsupportedOperationException();
            }
        };

        assertThat(new LangChain4jTokenCounter(words).count("one two three")).isEqualTo(3);
        assertThat(new LangChain4jTokenCounter(words).count("")).isZero();
        assertThatThrownBy(() -> new LangChain4jTokenCounter(null)).isInstanceOf(Misconfigured.class);
    }

    private static double dot(float[] one, float[] other) {
        double sum = 0;
        for (int i = 0; i < one.length; i++) {
            sum += one[i] * other[i];
        }
        return sum;
    }
}
