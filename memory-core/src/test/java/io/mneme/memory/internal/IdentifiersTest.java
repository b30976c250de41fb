package io.mneme.memory.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mneme.memory.MemoryException.InvalidInput;
import io.mneme.memory.message.MessageId;
import io.mneme.memory.thread.ResourceId;
import io.mneme.memory.thread.ThreadId;
import io.mneme.memory.thread.ThreadKey;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class IdentifiersTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a",
                "alice@example.com",
                "auth0|1",
                "../x",
                "😀",
                "a b",
                "%_$.'\"\\",
                "x\u202Ey",
                "\u200B",
                "\uFFFF",
                "\uDBFF\uDFFF"
            })
    void everything_that_is_no_control_character_is_legal_and_stays_as_it_is(String id) {
        assertThat(Identifiers.check("id", id)).isSameAs(id);
    }

    @Test
    void an_id_has_1_to_255_utf16_code_units() {
        assertThat(Identifiers.check("id", "x".repeat(255))).hasSize(255);
        assertThat(Identifiers.check("id", "x" + "😀".repeat(127))).hasSize(255);
        assertThatThrownBy(() -> Identifiers.check("thread id", "x".repeat(256)))
                .isInstanceOf(InvalidInput.class)
                .hasMessage("thread id has 256 characters; at most 255");
        assertThatThrownBy(() -> Identifiers.check("id", "😀".repeat(128))).isInstanceOf(InvalidInput.class);
        assertThatThrownBy(() -> Identifiers.check("thread id", "")).hasMessageContaining("1 to 255");
        assertThatThrownBy(() -> Identifiers.check("thread id", null)).isInstanceOf(InvalidInput.class);
    }

    @Test
    void every_control_character_is_refused_at_every_place() {
        for (int c = 0; c < 0x110; c++) {
            boolean control = c < 0x20 || c >= 0x7F && c < 0xA0;
            for (String id : new String[] {"a" + (char) c + "b", "ab" + (char) c + "c"}) {
                assertThat(refuses(id)).as("U+%04X", c).isEqualTo(control);
            }
        }
    }

    @Test
    void every_blank_is_refused_at_both_ends_and_legal_inside() {
        for (int c = 0x20; c <= Character.MAX_CODE_POINT; c++) {
            if (Character.isSpaceChar(c) || Character.isWhitespace(c)) {
                String blank = Character.toString(c);
                assertThat(refuses(blank + "a")).as("U+%04X first", c).isTrue();
                assertThat(refuses("a" + blank)).as("U+%04X last", c).isTrue();
                assertThat(refuses(blank)).as("U+%04X alone", c).isTrue();
                assertThat(refuses("a" + blank + "b")).as("U+%04X inside", c).isFalse();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"\uD83D", "\uDE00", "a\uD83D", "\uD83Da", "a\uDE00b", "\uDE00\uD83D", "\uD83D\uD83D\uDE00"})
    void an_unpaired_surrogate_is_refused(String text) {
        assertThatThrownBy(() -> Identifiers.checkText("text", text))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining("unpaired surrogate");
        assertThat(refuses(text)).isTrue();
    }

    @Test
    void a_message_never_holds_the_value() {
        for (String bad : new String[] {"secret\n", " secret", "secret\uD83D", "secret".repeat(50)}) {
            assertThatThrownBy(() -> Identifiers.check("id", bad))
                    .hasMessageNotContaining("secret")
                    .hasMessageStartingWith("id ");
        }
    }

    @Test
    void ids_compare_as_the_bytes_of_their_utf8() {
        Random random = new Random(1);
        int[] edges = {1, 'A', 'a', 'b', 0x7FF, 0x800, 0xD7FF, 0xE000, 0xFFFF, 0x10000, 0x1F600, 0x10FFFF};
        for (int i = 0; i < 20_000; i++) {
            String left = text(random, edges);
            String right = random.nextInt(4) == 0 ? left + text(random, edges) : text(random, edges);
            assertThat(Integer.signum(Identifiers.compare(left, right)))
                    .as("%s and %s", left, right)
                    .isEqualTo(Integer.signum(Arrays.compareUnsigned(utf8(left), utf8(right))));
        }
    }

    static Stream<Function<String, Object>> idTypes() {
        return Stream.of(ResourceId::of, ThreadId::of, MessageId::of);
    }

    @ParameterizedTest
    @MethodSource("idTypes")
    void every_kind_of_id_keeps_the_rule(Function<String, Object> type) {
        assertThat(type.apply("auth0|1")).hasToString("auth0|1").isEqualTo(type.apply("auth0|1"));
        assertThat(type.apply("User")).isNotEqualTo(type.apply("user"));
        for (String bad : new String[] {null, "", " ", "a\tb", "x".repeat(256)}) {
            assertThatThrownBy(() -> type.apply(bad)).isInstanceOf(InvalidInput.class);
        }
    }

    @Test
    void a_thread_key_needs_both_ids() {
        assertThat(ThreadKey.of("alice", "trip")).hasToString("\"trip\" of resource \"alice\"");
        assertThatThrownBy(() -> new ThreadKey(null, ThreadId.of("trip"))).isInstanceOf(InvalidInput.class);
        assertThatThrownBy(() -> new ThreadKey(ResourceId.of("alice"), null)).isInstanceOf(InvalidInput.class);
        assertThatThrownBy(() -> ThreadKey.of("alice", null)).isInstanceOf(InvalidInput.class);
    }

    @Test
    void random_message_ids_are_different() {
        assertThat(Stream.generate(MessageId::random).limit(1_000)).doesNotHaveDuplicates();
    }

    private static boolean refuses(String id) {
        try {
            Identifiers.check("id", id);
            return false;
        } catch (InvalidInput e) {
            return true;
        }
    }

    private static String text(Random random, int[] alphabet) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(4); i >= 0; i--) {
            text.appendCodePoint(alphabet[random.nextInt(alphabet.length)]);
        }
        return text.toString();
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
