package io.mneme.memory.store.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mneme.memory.MemoryException.Misconfigured;
import io.mneme.memory.document.Documents;
import io.mneme.memory.testkit.SampleDocuments;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class DocumentJsonTest {

    static Stream<Map<String, Object>> documents() {
        return Stream.of(
                Map.of(),
                SampleDocuments.everyType(),
                SampleDocuments.hostileTexts(),
                SampleDocuments.nested(Documents.MAX_DEPTH),
                Map.of("k".repeat(100_000), "more than the parser's usual longest name"),
                Map.of("text", "ü".repeat(25_000_000)));
    }

    @ParameterizedTest
    @MethodSource("documents")
    void documents_read_back_equal(Map<String, Object> document) {
        String json = DocumentJson.write(document);
        assertThat(Documents.object(DocumentJson.read(json)).equals(Documents.object(document)))
                .isTrue();
        assertThat(json.indexOf('\0')).isNegative();
    }

    @Test
    void numbers_read_back_equal() {
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < 100_000; i++) {
            double number = Double.longBitsToDouble(random.nextLong());
            Object value = Documents.value(Double.isFinite(number) ? number : random.nextLong());
            Object read =
                    DocumentJson.read(DocumentJson.write(Map.of("n", value))).get("n");
            assertThat(Documents.value(read)).isEqualTo(value);
        }
    }

    @Test
    void many_are_read_as_one_by_one() {
        List<Map<String, Object>> all = documents().toList();
        List<String> texts = all.stream().map(DocumentJson::write).toList();
        assertThat(DocumentJson.readAll(texts))
                .contains(texts.stream().map(DocumentJson::read).toList());
        assertThat(DocumentJson.readAll(List.of())).contains(List.of());
        assertThat(DocumentJson.readAll(Collections.nCopies(1_000, "{\"a\":1}")).orElseThrow())
                .hasSize(1_000);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "{", "{}{}", "{} ", "[]", "[{}]", "1", "x", "{\"a\":1", "{\"a\":NaN}"})
    void what_is_not_one_document_is_noticed_among_others(String damage) {
        assertThat(DocumentJson.readAll(List.of("{}", damage, "{}"))).isEmpty();
    }

    @Test
    void two_texts_are_never_read_as_one_document() {
        assertThat(DocumentJson.readAll(List.of("{\"a\":", "1}"))).isEmpty();
        assertThat(DocumentJson.readAll(List.of("{}{}", ""))).isEmpty();
    }

    @Test
    void an_error_does_not_quote_the_text() {
        assertThatThrownBy(() -> DocumentJson.read("{\"a\":secret}"))
                .isInstanceOf(Misconfigured.class)
                .hasNoCause()
                .hasMessageNotContaining("secret");
    }
}
