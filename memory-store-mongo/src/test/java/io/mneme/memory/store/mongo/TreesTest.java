package io.mneme.memory.store.mongo;

import static org.assertj.core.api.Assertions.assertThat;

import io.mneme.memory.document.Documents;
import io.mneme.memory.testkit.SampleDocuments;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.bson.Document;
import org.junit.jupiter.api.Test;

class TreesTest {

    @Test
    void every_type_and_every_key_comes_back_equal() {
        Map<String, Object> tree = Documents.object(SampleDocuments.everyType());
        assertThat(Documents.object(Trees.decode(Trees.encode(tree)))).isEqualTo(tree);
    }

    @Test
    void no_stored_key_can_be_read_as_a_path_or_an_operator() {
        Document encoded = Trees.encode(SampleDocuments.hostileKeys());
        assertThat(encoded.keySet())
                .allSatisfy(key -> assertThat(key).isNotEmpty().doesNotContain(".", "$"))
                .hasSameSizeAs(SampleDocuments.HOSTILE_KEYS);
    }

    @Test
    void keys_made_of_escapes_come_back_equal_and_stay_different() {
        Random random = new Random(7);
        List<String> pieces = List.of("%", ".", "$", "2", "4", "5", "E", "%25", "%2E", "%24", "a");
        Map<String, Object> tree = new HashMap<>();
        for (int i = 0; i < 5_000; i++) {
            StringBuilder key = new StringBuilder();
            for (int length = random.nextInt(5); length >= 0; length--) {
                key.append(pieces.get(random.nextInt(pieces.size())));
            }
            tree.put(key.toString(), (long) i);
        }
        tree.put("", -1L);
        assertThat(Trees.encode(tree)).hasSameSizeAs(tree.keySet());
        assertThat(Trees.decode(Trees.encode(tree))).isEqualTo(tree);
    }

    @Test
    void plain_keys_stay_readable() {
        assertThat(Trees.encode(Map.of("query", "weather"))).containsEntry("query", "weather");
    }
}
