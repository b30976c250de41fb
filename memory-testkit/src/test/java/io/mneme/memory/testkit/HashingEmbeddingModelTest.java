package io.mneme.memory.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.mneme.memory.MemoryException.InvalidInput;
import io.mneme.memory.MemoryException.Unavailable;
import java.util.List;
import org.junit.jupiter.api.Test;

class HashingEmbeddingModelTest {

    private final HashingEmbeddingModel model = new HashingEmbeddingModel();

    @Test
    void the_same_text_has_the_same_vector_of_length_one() {
        for (String text : List.of("a", "apple pie", "日本語", "😀", "x".repeat(10_000))) {
            float[] vector = model.embed(text);
            assertThat(vector).hasSize(64).isEqualTo(new HashingEmbeddingModel().embed(text));
            assertThat(cosine(vector, vector)).as(text).isCloseTo(1, within(1e-6));
        }
        assertThat(model.embed(List.of("a", "b"))).containsExactly(model.embed("a"), model.embed("b"));
    }

    @Test
    void texts_with_the_same_letters_are_near_and_others_are_not() {
        float[] wanted = model.embed("the deployment failed on friday");
        assertThat(cosine(wanted, model.embed("The deployments failed on Friday")))
                .isGreaterThan(0.8);
        assertThat(cosine(wanted, model.embed("deployment failed"))).isGreaterThan(0.5);
        assertThat(cosine(wanted, model.embed("my cat likes warm milk"))).isLessThan(0.4);
    }

    @Test
    void models_of_different_width_have_different_names() {
        HashingEmbeddingModel wide = new HashingEmbeddingModel(1_536);
        assertThat(wide.embed("apple")).hasSize(wide.dimensions());
        assertThat(wide.name()).isNotEqualTo(model.name());
        assertThatThrownBy(() -> new HashingEmbeddingModel(0)).isInstanceOf(InvalidInput.class);
    }

    @Test
    void a_blank_text_has_no_vector() {
        assertThatThrownBy(() -> model.embed(List.of("a", " "))).isInstanceOf(InvalidInput.class);
    }

    @Test
    void a_scripted_model_fails_as_often_as_it_is_told_and_keeps_what_it_was_asked() {
        ScriptedEmbeddingModel scripted = new ScriptedEmbeddingModel().thenFail(new Unavailable("busy", null));
        assertThatThrownBy(() -> scripted.embed(List.of("apple"))).isInstanceOf(Unavailable.class);
        assertThat(scripted.embed(List.of("apple"))).containsExactly(model.embed("apple"));
        assertThat(scripted.calls()).containsExactly(List.of("apple"), List.of("apple"));
        assertThat(scripted.name()).isEqualTo(model.name());
    }

    private static double cosine(float[] left, float[] right) {
        double sum = 0;
        for (int i = 0; i < left.length; i++) {
            sum += left[i] * right[i];
        }
        return sum;
    }
}
