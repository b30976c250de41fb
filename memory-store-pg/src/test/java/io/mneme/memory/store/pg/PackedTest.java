package io.mneme.memory.store.pg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.mneme.memory.thread.ResourceId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Terms and vectors as the recall index keeps them. */
class PackedTest {

    private final TermKeys alice = TermKeys.of(ResourceId.of("alice"));
    private final TermKeys bob = TermKeys.of(ResourceId.of("bob"));

    @Test
    void a_term_has_another_key_for_each_owner_and_the_same_check() {
        assertThat(alice.term("apple").key()).isNotEqualTo(bob.term("apple").key());
        assertThat(alice.term("apple").check()).isEqualTo(bob.term("apple").check());
        assertThat(alice.term("apple").check())
                .isNotEqualTo(alice.term("apples").check());
    }

    @Test
    void a_transfer_changes_all_keys_of_an_owner_by_one_number() {
        long change = alice.owner() ^ bob.owner();
        assertThat(alice.term("apple").key() ^ change)
                .isEqualTo(bob.term("apple").key());
    }

    @Test
    void frequencies_come_back_in_the_order_of_the_search() {
        PackedTerms.Packed packed = PackedTerms.pack(alice, Map.of("apple", 3, "pie", 1_000_000, "the", 7));
        Map<Long, Integer> wanted = new LinkedHashMap<>();
        for (String term : new String[] {"pie", "none", "apple"}) {
            wanted.put(alice.term(term).check(), wanted.size());
        }
        assertThat(PackedTerms.frequencies(packed.bytes(), wanted)).containsExactly(1_000_000, 0, 3);
    }

    @Test
    void an_entry_whose_keys_only_look_alike_is_no_match() {
        PackedTerms.Packed packed = PackedTerms.pack(alice, Map.of("apple", 3));
        assertThat(PackedTerms.frequencies(
                        packed.bytes(), Map.of(alice.term("pie").check(), 0)))
                .isNull();
    }

    @Test
    void packed_vectors_keep_their_angle() {
        Random random = new Random(1);
        for (int dimensions : new int[] {1, 2, 384, 3_072, 16_000}) {
            float[] one = random(random, dimensions);
            float[] other = random(random, dimensions);
            double expected = cosine(one, other);
            assertThat(PackedVector.similarity(PackedVector.pack(one), other)).isCloseTo(expected, within(0.001));
            assertThat(PackedVector.pack(one)).hasSize(PackedVector.length(dimensions));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "3c00, 1",
        "c000, -2",
        "3555, 0.33325195",
        "0001, 5.9604645e-8",
        "83ff, -6.097555e-5",
        "0400, 6.1035156e-5",
        "7bff, 65504",
        "0000, 0"
    })
    void a_16_bit_number_of_the_server(String hex, float number) {
        assertThat(HalfVector.number((short) Integer.parseInt(hex, 16))).isEqualTo(number);
        byte[] sent = {
            0,
            2,
            0,
            0,
            0x3c,
            0,
            (byte) Integer.parseInt(hex.substring(0, 2), 16),
            (byte) Integer.parseInt(hex.substring(2), 16)
        };
        assertThat(HalfVector.numbers(sent)).containsExactly(1, number);
    }

    @Test
    void a_vector_without_length_is_like_nothing() {
        assertThat(PackedVector.similarity(PackedVector.pack(new float[2]), new float[] {1, 0}))
                .isNaN();
    }

    private static float[] random(Random random, int dimensions) {
        float[] vector = new float[dimensions];
        for (int i = 0; i < dimensions; i++) {
            vector[i] = (float) random.nextGaussian();
        }
        return vector;
    }

    private static double cosine(float[] one, float[] other) {
        double product = 0;
        double squares = 0;
        double otherSquares = 0;
        for (int i = 0; i < one.length; i++) {
            product += (double) one[i] * other[i];
            squares += (double) one[i] * one[i];
            otherSquares += (double) other[i] * other[i];
        }
        return product / Math.sqrt(squares * otherSquares);
    }
}
