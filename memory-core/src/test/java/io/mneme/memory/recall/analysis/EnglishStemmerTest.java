package io.mneme.memory.recall.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EnglishStemmerTest {

    /** From the Snowball project's sample vocabulary. */
    @ParameterizedTest
    @CsvSource({
        "consign,consign",
        "consigned,consign",
        "consistency,consist",
        "consolation,consol",
        "knightly,knight",
        "caresses,caress",
        "ties,tie",
        "cries,cri",
        "gaps,gap",
        "gas,gas",
        "kiwis,kiwi",
        "agreed,agre",
        "hoping,hope",
        "hopping,hop",
        "luxuriated,luxuri",
        "falling,fall",
        "by,by",
        "say,say",
        "enjoyment,enjoy",
        "sky,sky",
        "skies,sky",
        "news,news",
        "innings,inning",
        "proceed,proceed",
        "generously,generous",
        "communism,communism",
        "organization,organiz",
        "universities,universiti",
        "relational,relat",
        "conditional,condit",
        "digitizer,digit",
        "hopefulness,hope",
        "sensibilities,sensibl",
        "geology,geolog",
        "electricity,electr",
        "formative,format",
        "adjustment,adjust",
        "adoption,adopt",
        "rate,rate",
        "controlling,control",
        "yelled,yell",
        "added,add",
        "evening,evening",
        "youth,youth",
        "boyish,boyish"
    })
    void regular_words_have_the_stem_of_the_snowball_project(String word, String stem) {
        assertThat(EnglishStemmer.stem(word)).isEqualTo(stem);
    }

    @ParameterizedTest
    @CsvSource({"went,go", "bought,buying", "children,child", "taught,teaches", "wrote,writing", "women,woman"})
    void irregular_forms_share_the_stem_of_their_word(String form, String other) {
        assertThat(EnglishStemmer.stem(form)).isEqualTo(EnglishStemmer.stem(other));
    }

    @Test
    void what_is_not_english_is_its_own_key() {
        assertThat(EnglishStemmer.stem("стали")).isEqualTo("стали");
        assertThat(EnglishStemmer.stem("r2d2")).isEqualTo("r2d2");
        assertThat(EnglishStemmer.stem("")).isEmpty();
    }
}
