package io.mneme.memory.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.mneme.memory.port.store.IndexEntry;
import io.mneme.memory.port.store.RecallMatches;
import io.mneme.memory.port.store.RecallMatches.VectorMatch;
import io.mneme.memory.port.store.RecallSearch;
import io.mneme.memory.recall.RecallFilter;
import io.mneme.memory.testkit.Fresh;
import io.mneme.memory.testkit.Samples;
import io.mneme.memory.thread.ResourceId;
import io.mneme.memory.thread.ThreadKey;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** A search by meaning finds the owner's nearest entries, nearest first. */
public interface RecallVectorContract extends StoreContract {

    @Test
    default void the_nearest_come_first_with_the_cosine_of_their_angle() {
        ThreadKey key = fan();
        for (int nearest : new int[] {1, 3, 7, 50}) {
            RecallMatches matches = store().recallIndex().search(Recalls.nearest(key.resource(), at(0), nearest));
            List<VectorMatch> found = matches.byMeaning();
            assertThat(found).hasSize(Math.min(nearest, 7));
            for (int i = 0; i < found.size(); i++) {
                assertThat(found.get(i).thread()).isEqualTo(key.thread());
                assertThat(found.get(i).sequence()).isEqualTo(i + 1L);
                assertThat(found.get(i).similarity()).isCloseTo(Math.cos(Math.toRadians(i * 30)), within(0.01));
            }
            assertThat(matches.byWords()).isEmpty();
            assertThat(matches.entries()).isEqualTo(7);
        }
        assertThat(Recalls.byMeaning(secondStore().recallIndex().search(Recalls.nearest(key.resource(), at(180), 2))))
                .containsExactly("support:7.0", "support:6.0");
    }

    @Test
    default void of_equally_near_entries_as_many_as_wanted_are_found() {
        ThreadKey key = Fresh.thread();
        Steps.append(store(), key, Samples.batch(6));
        List<IndexEntry> entries = new ArrayList<>(List.of(vectorOnly(1, at(90))));
        for (long place = 2; place <= 6; place++) {
            entries.add(vectorOnly(place, at(10)));
        }
        Recalls.add(store(), key, entries);
        List<VectorMatch> found = store().recallIndex()
                .search(Recalls.nearest(key.resource(), at(10), 3))
                .byMeaning();
        assertThat(found)
                .extracting(VectorMatch::sequence)
                .doesNotHaveDuplicates()
                .doesNotContain(1L)
                .hasSize(3);
        assertThat(found).allSatisfy(match -> assertThat(match.similarity()).isCloseTo(1, within(0.01)));
    }

    @Test
    default void entries_without_a_vector_are_found_by_words_only() {
        ThreadKey key = Fresh.thread();
        Steps.append(store(), key, Samples.batch(3));
        Recalls.add(
                store(),
                key,
                List.of(
                        new IndexEntry(1, 0, Map.of("apple", 1), Recalls.NO_VECTOR),
                        new IndexEntry(2, 0, Map.of("apple", 1), at(0)),
                        vectorOnly(3, at(20))));
        RecallSearch search =
                new RecallSearch(key.resource(), Optional.empty(), List.of("apple"), at(0), RecallFilter.ALL, 10);
        RecallMatches matches = store().recallIndex().search(search);
        assertThat(Recalls.byWords(matches)).containsExactly("support:2.0", "support:1.0");
        assertThat(Recalls.byMeaning(matches)).containsExactly("support:2.0", "support:3.0");
        assertThat(matches.entries()).isEqualTo(3);
        assertThat(matches.terms()).isEqualTo(2);
    }

    @Test
    default void a_search_in_one_thread_finds_the_nearest_of_that_thread() {
        ThreadKey near = fan();
        ThreadKey far = Fresh.sibling(near, "far");
        Steps.append(store(), far, Samples.batch(2));
        Recalls.add(store(), far, List.of(vectorOnly(1, at(100)), vectorOnly(2, at(170))));
        RecallSearch search = Recalls.nearest(near.resource(), at(0), 2);
        assertThat(Recalls.byMeaning(store().recallIndex().search(Recalls.inThread(search, far))))
                .containsExactly("far:1.0", "far:2.0");
        assertThat(Recalls.byMeaning(store().recallIndex().search(search)))
                .containsExactly("support:1.0", "support:2.0");
        ThreadKey missing = Fresh.sibling(near, "missing");
        assertThat(store().recallIndex()
                        .search(Recalls.inThread(search, missing))
                        .byMeaning())
                .isEmpty();
    }

    @Test
    default void an_owner_without_entries_has_no_nearest() {
        fan();
        assertThat(store().recallIndex()
                        .search(Recalls.nearest(Fresh.owner(), at(0), 5))
                        .byMeaning())
                .isEmpty();
    }

    @Test
    default void among_many_random_vectors_the_nearest_are_found() {
        ThreadKey key = Fresh.thread();
        Steps.append(store(), key, Samples.batch(400));
        long seed = System.nanoTime();
        Random random = new Random(seed);
        Map<Long, float[]> vectors = new HashMap<>();
        List<IndexEntry> entries = new ArrayList<>();
        for (long place = 1; place <= 400; place++) {
            vectors.put(place, random(random));
            entries.add(vectorOnly(place, vectors.get(place)));
        }
        Recalls.add(store(), key, entries);
        for (int i = 0; i < 10; i++) {
            checkNearest(key.resource(), vectors, random(random), seed);
        }
    }

    private void checkNearest(ResourceId owner, Map<Long, float[]> vectors, float[] wanted, long seed) {
        List<Double> expected = vectors.values().stream()
                .map(vector -> cosine(vector, wanted))
                .sorted(Comparator.reverseOrder())
                .limit(20)
                .toList();
        List<VectorMatch> found =
                store().recallIndex().search(Recalls.nearest(owner, wanted, 20)).byMeaning();
        assertThat(found).as("seed %s", seed).hasSize(20);
        assertThat(found).extracting(VectorMatch::sequence).doesNotHaveDuplicates();
        for (int rank = 0; rank < 20; rank++) {
            VectorMatch match = found.get(rank);
            // By similarity and not by place: the rounding of a store may swap two that are nearly as near.
            assertThat(match.similarity()).as("seed %s", seed).isCloseTo(expected.get(rank), within(0.01));
            assertThat(match.similarity())
                    .as("seed %s", seed)
                    .isCloseTo(cosine(vectors.get(match.sequence()), wanted), within(0.01));
        }
    }

    private static double cosine(float[] left, float[] right) {
        double sum = 0;
        for (int i = 0; i < left.length; i++) {
            sum += left[i] * right[i];
        }
        return sum;
    }

    private static float[] random(Random random) {
        double[] numbers = random.doubles(Recalls.MODEL.dimensions(), -1, 1).toArray();
        double square = 0;
        for (double number : numbers) {
            square += number * number;
        }
        float[] vector = new float[numbers.length];
        for (int i = 0; i < vector.length; i++) {
            vector[i] = (float) (numbers[i] / Math.sqrt(square));
        }
        return vector;
    }

    /** A direction in one plane. */
    private static float[] at(int degrees) {
        float[] vector = new float[Recalls.MODEL.dimensions()];
        vector[3] = (float) Math.cos(Math.toRadians(degrees));
        vector[60] = (float) Math.sin(Math.toRadians(degrees));
        return vector;
    }

    private static IndexEntry vectorOnly(long place, float[] vector) {
        return new IndexEntry(place, 0, Map.of(), vector);
    }

    /** A thread with seven entries at 0, 30, 60 ... 180 degrees. */
    private ThreadKey fan() {
        ThreadKey key = Fresh.thread();
        Steps.append(store(), key, Samples.batch(7));
        List<IndexEntry> entries = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
            entries.add(vectorOnly(i + 1L, at(i * 30)));
        }
        Recalls.add(store(), key, entries);
        return key;
    }
}
