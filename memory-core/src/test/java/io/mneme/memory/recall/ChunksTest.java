package io.mneme.memory.recall;

import static org.assertj.core.api.Assertions.assertThat;

import io.mneme.memory.port.model.TokenCounter;
import java.util.List;
import org.junit.jupiter.api.Test;

class ChunksTest {

    @Test
    void short_text_is_one_chunk_and_blank_text_none() {
        assertThat(Chunks.split(" Hello there. \n", 100)).containsExactly("Hello there.");
        assertThat(Chunks.split(" \n ", 100)).isEmpty();
    }

    @Test
    void long_text_is_split_at_ends_of_sentences() {
        String sentence = "The quick brown fox jumps over the lazy dog. ";

        List<String> chunks = Chunks.split(sentence.repeat(10), 30);

        assertThat(chunks).hasSizeGreaterThan(3).allMatch(chunk -> chunk.endsWith("dog.") && chunk.startsWith("The"));
        assertThat(String.join(" ", chunks)).isEqualTo(sentence.repeat(10).strip());
    }

    @Test
    void a_sentence_that_is_too_long_is_split_between_words() {
        List<String> chunks = Chunks.split("word ".repeat(200).strip(), 20);

        assertThat(chunks).allMatch(chunk -> chunk.matches("(word ?)+"));
        assertThat(String.join(" ", chunks).split(" ")).hasSize(200);
    }

    @Test
    void unbroken_text_is_split_anywhere_but_inside_a_character() {
        for (String unbroken : List.of("x".repeat(5_000), "字".repeat(1_000), "😀".repeat(1_000))) {
            List<String> chunks = Chunks.split(unbroken, 50);

            assertThat(chunks).allMatch(chunk -> TokenCounter.ESTIMATE.count(chunk) <= 50);
            assertThat(chunks).noneMatch(chunk -> Character.isLowSurrogate(chunk.charAt(0)));
            assertThat(String.join("", chunks)).isEqualTo(unbroken);
        }
    }
}
