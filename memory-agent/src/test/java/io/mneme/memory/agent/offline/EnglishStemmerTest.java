package io.mneme.memory.agent.offline;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EnglishStemmerTest {

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
    void forms_of_one_word_have_one_key(String one, String other) {
        assertThat(EnglishStemmer.stem(one)).isEqualTo(EnglishStemmer.stem(other));
    }

    @ParameterizedTest
    @CsvSource({"bus, bush", "ring, red", "need, new", "thing, this", "hour, our", "цвета, цвет", "glass, gla"})
    void different_words_have_different_keys(String one, String other) {
        assertThat(EnglishStemmer.stem(one)).isNotEqualTo(EnglishStemmer.stem(other));
    }
}
