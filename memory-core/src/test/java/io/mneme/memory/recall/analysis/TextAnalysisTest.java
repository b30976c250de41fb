package io.mneme.memory.recall.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TextAnalysisTest {

    private static final TextAnalysis ANALYSIS = TextAnalysis.DEFAULT;

    private static boolean finds(String query, String text) {
        List<String> wanted = ANALYSIS.queryTerms(query);
        return !wanted.isEmpty() && ANALYSIS.terms(text).containsAll(wanted);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "cafe|Das CAFÉ am See",
                "STRASSE|die Straße",
                "ﬁnance|finance",
                "ＡＢＣ１２|abc12",
                "οδοσ|ΟΔΟΣ",
                "running|he runs daily",
                "Versicherung|meine Haftpflichtversicherung",
                "Haftpflicht|Haftpflichtversicherung",
                "猫|黒猫が好き",
                "東京|私は東京に住んでいます",
                "北京大学|我在北京大学学习",
                "カメラ|新しいカメラを買った",
                "กรุงเทพ|ฉันอยู่กรุงเทพ",
                "학교|나는 학교에 갔다",
                "كتاب|قرأت الكتاب أمس",
                "مدرسة|المدرسةُ قريبة",
                "שלום|שָׁלוֹם לכולם",
                "москва|МОСКВА́ большая",
                "हिन्दी|मैं हिन्दी बोलता हूँ"
            })
    void words_are_found_whatever_their_script_case_and_form(String query, String text) {
        assertThat(finds(query, text)).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"東西|京都は西", "대학|학교에 갔다", "cat|concatenate it", "كلب|قرأت الكتاب"})
    void other_words_are_not_found(String query, String text) {
        assertThat(finds(query, text)).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "alice@example.com|Write to Alice@Example.com!",
                "example|Write to alice@example.com",
                "INV-2024-001|see INV-2024-001.",
                "2024|see INV-2024-001",
                "user_alice|owner is user_alice",
                "1200|it cost 1,200 francs",
                "3.14|pi is 3.14",
                "v1.2.3|use v1.2.3 now",
                "O'Brien|Mr. O'Brien called",
                "Caroline|Caroline’s dog",
                "10:30|at 10:30 sharp"
            })
    void numbers_ids_and_addresses_are_found_as_a_whole_and_in_parts(String query, String text) {
        assertThat(finds(query, text)).isTrue();
    }

    @Test
    void function_words_are_left_out_of_a_query_that_has_others() {
        assertThat(ANALYSIS.queryTerms("What did we say about the invoice?")).containsExactly("say", "invoic");
        assertThat(ANALYSIS.queryTerms("to be or not to be")).containsExactly("to", "be", "or", "not");
        assertThat(new TextAnalysis(true, true, false).queryTerms("the invoice"))
                .containsExactly("the", "invoic");
    }

    @Test
    void a_month_is_not_taken_for_a_function_word() {
        assertThat(ANALYSIS.queryTerms("in May")).containsExactly("may");
    }

    @Test
    void terms_keep_their_number_and_have_a_bounded_length() {
        assertThat(ANALYSIS.terms("go, go, going")).containsExactly("go", "go", "go");
        assertThat(ANALYSIS.terms("x".repeat(10_000))).allMatch(term -> term.length() <= TextAnalysis.MAX_LENGTH);
        assertThat(ANALYSIS.terms("𠮷".repeat(100))).allMatch(term -> term.codePointCount(0, term.length()) <= 2);
    }

    @Test
    void a_text_without_letters_and_digits_has_no_terms() {
        assertThat(ANALYSIS.terms(" .,;!? \u0000 👍 ")).isEmpty();
        assertThat(ANALYSIS.queryTerms("???")).isEmpty();
    }

    @Test
    void other_rules_have_another_name() {
        assertThat(ANALYSIS.code()).isEmpty();
        assertThat(new TextAnalysis(false, true, true).code()).isNotEqualTo(new TextAnalysis(true, false, true).code());
    }

    @ParameterizedTest
    @ValueSource(strings = {"A", "\u732b", "a.", "1,", "1,000.", ",000", "-", "a'", "\u00e4\u0301"})
    void a_word_without_an_end_holds_nothing_up(String piece) {
        String text = "zebra " + piece.repeat(400_000) + " giraffe";
        assertTimeoutPreemptively(Duration.ofSeconds(30), () -> {
            assertThat(ANALYSIS.terms(text)).contains("zebra", "giraff");
            assertThat(ANALYSIS.queryTerms(text)).contains("zebra", "giraff");
        });
    }
}
