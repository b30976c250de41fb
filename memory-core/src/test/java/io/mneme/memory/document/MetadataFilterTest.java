package io.mneme.memory.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mneme.memory.MemoryException.InvalidInput;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MetadataFilterTest {

    @Test
    void all_conditions_must_hold_exactly() {
        Map<String, Object> metadata = Documents.object(Map.of("a", 1, "b", "x", "c.d", true, "e", Map.of("f", 1)));
        assertThat(matches(Map.of("a", 1.0, "b", "x"), metadata)).isTrue();
        assertThat(matches(Map.of("a", 1, "b", "y"), metadata)).isFalse();
        assertThat(matches(Map.of("a", "1"), metadata)).isFalse();
        assertThat(matches(Map.of("c.d", true), metadata)).isTrue();
        assertThat(matches(Map.of("e.f", 1), metadata)).isFalse();
        assertThat(matches(Map.of(), metadata)).isTrue();
    }

    @Test
    void null_means_there_and_null() {
        Map<String, Object> isNull = Collections.singletonMap("a", null);
        assertThat(matches(isNull, isNull)).isTrue();
        assertThat(matches(isNull, Map.of())).isFalse();
        assertThat(matches(isNull, Map.of("a", 1L))).isFalse();
    }

    @Test
    void a_condition_is_a_single_value_and_there_are_at_most_20() {
        assertThatThrownBy(() -> new MetadataFilter(Map.of("a", List.of()))).isInstanceOf(InvalidInput.class);
        assertThatThrownBy(() -> new MetadataFilter(Map.of("a", Map.of()))).isInstanceOf(InvalidInput.class);
        assertThatThrownBy(() -> new MetadataFilter(null)).isInstanceOf(InvalidInput.class);
        Map<String, Object> values = new HashMap<>();
        for (int i = 0; i < 20; i++) {
            values.put("key" + i, i);
        }
        assertThat(new MetadataFilter(values).values()).hasSize(20);
        values.put("one more", 1);
        assertThatThrownBy(() -> new MetadataFilter(values)).isInstanceOf(InvalidInput.class);
    }

    private static boolean matches(Map<String, Object> values, Map<String, Object> metadata) {
        return new MetadataFilter(values).matches(metadata);
    }
}
