package io.mneme.memory.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mneme.memory.MemoryException.InvalidInput;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class MergePatchTest {

    /** RFC 7396, appendix A: the cases whose target and patch are objects. */
    static Stream<Arguments> examples() {
        return Stream.of(
                Arguments.of(Map.of("a", "b"), Map.of("a", "c"), Map.of("a", "c")),
                Arguments.of(Map.of("a", "b"), Map.of("b", "c"), Map.of("a", "b", "b", "c")),
                Arguments.of(Map.of("a", "b"), nulled("a"), Map.of()),
                Arguments.of(Map.of("a", "b", "b", "c"), nulled("a"), Map.of("b", "c")),
                Arguments.of(Map.of("a", List.of("b")), Map.of("a", "c"), Map.of("a", "c")),
                Arguments.of(Map.of("a", "c"), Map.of("a", List.of("b")), Map.of("a", List.of("b"))),
                Arguments.of(
                        Map.of("a", Map.of("b", "c")), Map.of("a", both("b", "d", "c")), Map.of("a", Map.of("b", "d"))),
                Arguments.of(
                        Map.of("a", List.of(Map.of("b", "c"))), Map.of("a", List.of(1L)), Map.of("a", List.of(1L))),
                Arguments.of(nulled("e"), Map.of("a", 1L), both("a", 1L, "e")),
                Arguments.of(Map.of(), Map.of("a", Map.of("bb", nulled("ccc"))), Map.of("a", Map.of("bb", Map.of()))));
    }

    @ParameterizedTest
    @MethodSource("examples")
    void the_examples_of_rfc_7396_hold(
            Map<String, Object> target, Map<String, Object> patch, Map<String, Object> result) {
        assertThat(MergePatch.apply(target, patch)).isEqualTo(result);
    }

    @Test
    void the_example_of_section_3_holds() {
        Map<String, Object> target = Map.of(
                "title",
                "Goodbye!",
                "author",
                Map.of("givenName", "John", "familyName", "Doe"),
                "tags",
                List.of("example", "sample"),
                "content",
                "This will be unchanged");
        Map<String, Object> patch = Map.of(
                "title",
                "Hello!",
                "phoneNumber",
                "+01-123-456-7890",
                "author",
                nulled("familyName"),
                "tags",
                List.of("example"));
        assertThat(MergePatch.apply(target, patch))
                .isEqualTo(Map.of(
                        "title", "Hello!",
                        "author", Map.of("givenName", "John"),
                        "tags", List.of("example"),
                        "content", "This will be unchanged",
                        "phoneNumber", "+01-123-456-7890"));
    }

    @Test
    void an_empty_patch_changes_nothing_and_nobodys_argument_changes() {
        Map<String, Object> target = new HashMap<>(Map.of("a", new HashMap<>(Map.of("b", 1L))));
        Map<String, Object> patch = new HashMap<>(Map.of("a", new HashMap<>(Map.of("c", 2L))));
        assertThat(MergePatch.apply(target, Map.of())).isEqualTo(target);
        assertThat(MergePatch.apply(target, patch)).isEqualTo(Map.of("a", Map.of("b", 1L, "c", 2L)));
        assertThat(target).isEqualTo(Map.of("a", Map.of("b", 1L)));
        assertThat(patch).isEqualTo(Map.of("a", Map.of("c", 2L)));
    }

    @Test
    void nulls_in_lists_stay_and_keys_are_no_paths() {
        Map<String, Object> list = Collections.singletonMap("a", Collections.singletonList(null));
        assertThat(MergePatch.apply(Map.of(), list)).isEqualTo(list);
        assertThat(MergePatch.apply(Map.of("a", Map.of("b", 1L)), nulled("a.b")))
                .isEqualTo(Map.of("a", Map.of("b", 1L)));
    }

    @Test
    void the_result_is_canonical() {
        assertThat(MergePatch.apply(Map.of(), Map.of("a", 1.0))).isEqualTo(Map.of("a", 1L));
        assertThatThrownBy(() -> MergePatch.apply(Map.of(), Map.of("a", Double.NaN)))
                .isInstanceOf(InvalidInput.class);
    }

    private static Map<String, Object> nulled(String key) {
        return Collections.singletonMap(key, null);
    }

    private static Map<String, Object> both(String key, Object value, String nulled) {
        Map<String, Object> map = new HashMap<>(nulled(nulled));
        map.put(key, value);
        return map;
    }
}
