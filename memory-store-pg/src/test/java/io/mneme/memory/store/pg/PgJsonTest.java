package io.mneme.memory.store.pg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mneme.memory.MemoryException.Misconfigured;
import io.mneme.memory.document.Documents;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PgJsonTest {

    private static final String MARK = Character.toString(0x1A);
    private static final String ZERO = Character.toString(0);

    @Test
    void every_kind_of_value_reads_back_equal() {
        Map<String, Object> document = Documents.object(Map.of(
                "text",
                "a \"b\" \\ c \n \u2028 \uD83D\uDE00",
                "long",
                Long.MIN_VALUE,
                "double",
                0.1,
                "tiny",
                Double.MIN_VALUE,
                "huge",
                1.5e308,
                "flags",
                List.of(true, false),
                "nested",
                Map.of("", Map.of(), "list", Arrays.asList(null, List.of()))));
        assertThat(Documents.object(PgJson.read(PgJson.write(document)))).isEqualTo(document);
    }

    @Test
    void a_whole_number_beyond_a_long_is_the_double_that_it_was() {
        String digits = BigInteger.TEN.pow(300).toString();
        assertThat(Documents.object(PgJson.read("{\"n\": " + digits + "}"))).isEqualTo(Map.of("n", 1e300));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "Z0", "M", "M0", "MM", "MMZ", "ZM0", "MZ0Z", "aMbZc0", ""})
    void zero_characters_and_what_looks_like_their_escape_read_back(String pattern) {
        String text = pattern.replace("M", MARK).replace("Z", ZERO);
        String json = PgJson.write(Map.of("text", text, "list", List.of(text)));
        assertThat(json).doesNotContain("\\u0000");
        assertThat(PgJson.read(json)).isEqualTo(Map.of("text", text, "list", List.of(text)));
    }

    @Test
    void different_texts_have_different_escapes() {
        List<String> texts = List.of(ZERO, MARK, MARK + "0", MARK + MARK, MARK + ZERO, ZERO + "0", "0", "");
        assertThat(texts.stream().map(ZeroCharacter::escape)).doesNotHaveDuplicates();
    }

    @Test
    void the_mark_stays_as_it_is_in_keys() {
        assertThat(PgJson.read(PgJson.write(Map.of(MARK + "0", 1L)))).isEqualTo(Map.of(MARK + "0", 1L));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "null", "{\"a\":", "{secret}"})
    void something_else_is_refused_without_quoting_it(String json) {
        assertThatThrownBy(() -> PgJson.read(json))
                .isInstanceOf(Misconfigured.class)
                .hasNoCause()
                .hasMessageNotContaining("secret");
    }
}
