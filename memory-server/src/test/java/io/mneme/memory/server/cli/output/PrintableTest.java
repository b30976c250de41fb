package io.mneme.memory.server.cli.output;

import static org.assertj.core.api.Assertions.assertThat;

import io.mneme.memory.testkit.HostileTexts;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PrintableTest {

    @ParameterizedTest
    @ValueSource(strings = {"plain", "Zoë 日本語 עברית", "👩‍👩‍👧‍👦 😀", "e\u0301", "می\u200Cخواهم", ""})
    void ordinary_text_stays(String text) {
        assertThat(Printable.line(text)).isEqualTo(text);
        assertThat(Printable.block(text, "  ")).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({
        "1B", "0", "7", "8", "D", "7F", "9B", "85", "200E", "200F", "61C", "202A", "202B", "202C", "202D", "202E",
        "2066", "2067", "2068", "2069", "2028", "2029", "200B", "FEFF", "E0041"
    })
    void what_a_terminal_obeys_is_shown_as_a_number(String hex) {
        String dangerous = Character.toString(Integer.parseInt(hex, 16));
        String shown = "a<U+" + "0".repeat(Math.max(0, 4 - hex.length())) + hex + ">b";
        assertThat(Printable.line("a" + dangerous + "b")).isEqualTo(shown);
        assertThat(Printable.block("a" + dangerous + "b", "")).isEqualTo(shown);
    }

    @Test
    void a_line_stays_one_line() {
        assertThat(Printable.line("a\nb\tc\r\n")).isEqualTo("a<U+000A>b<U+0009>c<U+000D><U+000A>");
    }

    @Test
    void a_block_keeps_its_lines_indented() {
        assertThat(Printable.block("a\nb\tc\r\nd", "  ")).isEqualTo("a\n  b\tc\n  d");
    }

    @Test
    void nothing_hostile_gets_through() {
        for (String text : HostileTexts.ALL) {
            String shown = Printable.block(text, "");
            assertThat(shown.codePoints().filter(each -> each != '\n' && each != '\t'))
                    .noneMatch(Printable::hidden);
            assertThat(Printable.line(text).codePoints()).noneMatch(Printable::hidden);
        }
    }

    @Test
    void pieces_read_as_the_whole() {
        String text = "one\r\ntwo 😀\u001b[2J\rthree\n";
        for (int size = 1; size <= text.length(); size++) {
            StringBuilder shown = new StringBuilder();
            PrintableStream stream = new PrintableStream("  ", shown::append);
            for (int at = 0; at < text.length(); at += size) {
                stream.accept(text.substring(at, Math.min(text.length(), at + size)));
            }
            stream.end();
            assertThat(shown).hasToString(Printable.block(text, "  "));
        }
    }

    @Test
    void json_is_lossless_and_safe() {
        for (String text : HostileTexts.ALL) {
            String json = Json.write(java.util.Map.of("text", text));
            assertThat(json.codePoints()).noneMatch(Printable::hidden);
            assertThat(Json.readObject(json)).containsEntry("text", text);
        }
        assertThat(Json.write(List.of("Zoë 😀"))).isEqualTo("[\"Zoë 😀\"]");
    }
}
