package io.mneme.memory.agent.offline;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SentencesTest {

    @Test
    void cuts_sentences_and_lines_and_leaves_them_as_they_are() {
        assertThat(Sentences.of("  One. Two!  Three… \n\n Four\r\nFünf。六。"))
                .containsExactly("One.", "Two!", "Three…", "Four", "Fünf。", "六。");
        assertThat(Sentences.of("")).isEmpty();
        assertThat(Sentences.of(" \n\t")).isEmpty();
    }

    @Test
    void does_not_cut_titles_initials_numbers_and_addresses() {
        String line = "Mr. J. Smith paid 3.50 at https://a.example/x?y=1 with ann@example.org.";
        assertThat(Sentences.of(line)).containsExactly(line);
    }

    @Test
    void a_sentence_that_points_back_has_the_one_before_in_front() {
        assertThat(Sentences.of("I have a dog. His name is Rex. It barks. We like him."))
                .containsExactly(
                        "I have a dog.",
                        "I have a dog. His name is Rex.",
                        "I have a dog. His name is Rex. It barks.",
                        "We like him.");
        assertThat(Sentences.of("Do you know Bob? He is my boss."))
                .containsExactly("Do you know Bob?", "He is my boss.");
        assertThat(Sentences.of("x".repeat(400) + ". It is long.")).last().isEqualTo("It is long.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Really?",
                "Really?!",
                "(Really?)",
                "“Really?”",
                "本当？",
                "حقا؟",
                "Πού είναι;",
                "Πού είναι\u037e",
                "Who\ud835\udc9c? \ud83d\ude00",
                "what is my name",
                "Where do I live",
                "how many cats do I have",
                "please tell me my name",
                "Do you remember my name",
                "what color is my car"
            })
    void knows_a_question(String sentence) {
        assertThat(Sentences.isQuestion(sentence)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Yes.",
                "Is it? \ud835\udc9c",
                "He asked why; I left;",
                "What I like is tea.",
                "When I was young, I sang.",
                "Remind me to call",
                "How nice",
                "Who knows."
            })
    void knows_a_statement(String sentence) {
        assertThat(Sentences.isQuestion(sentence)).isFalse();
    }
}
