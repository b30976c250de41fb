package io.mneme.memory.agent.offline;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VocabularyTest {

    @ParameterizedTest
    @CsvSource({
        "cats, cat",
        "cities, city",
        "boxes, box",
        "classes, class",
        "preferred, prefer",
        "preferring, prefers",
        "planning, plans",
        "billing, bills",
        "living, lives",
        "named, names",
        "studied, studying",
        "colours, color",
        "favourite, favorites",
        "bought, buying",
        "children, child"
    })
    void forms_of_one_word_are_one_term(String one, String other) {
        assertThat(Vocabulary.term(one)).isEqualTo(Vocabulary.term(other));
    }

    @ParameterizedTest
    @CsvSource({"bus, bush", "ring, red", "need, new", "thing, this", "hour, our", "цвета, цвет", "glass, gla"})
    void different_words_are_different_terms(String one, String other) {
        assertThat(Vocabulary.term(one)).isNotEqualTo(Vocabulary.term(other));
    }
}
