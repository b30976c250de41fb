package io.mneme.memory.store.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.mneme.memory.port.store.MemoryStore;
import io.mneme.memory.port.store.RecallMatches;
import io.mneme.memory.port.store.RecallMatches.VectorMatch;
import io.mneme.memory.thread.ThreadKey;
import java.util.Comparator;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Searches over more entries than one block holds, against exact ones over the vectors that were indexed. */
class RecallSearchTest {

    /** More than two blocks of the cache. */
    private static final int MESSAGES = 2_148;

    private static final ThreadKey FIRST = ThreadKey.of("alice", "first");
    private static final ThreadKey SECOND = ThreadKey.of("alice", "second");
    private static final IndexFixture FIXTURE = new IndexFixture();
    private static final MemoryStore STORE = SqliteMemoryStore.open("sqlite::memory:");

    @BeforeAll
    static void index() {
        FIXTURE.add(STORE, FIRST, MESSAGES);
        FIXTURE.add(STORE, SECOND, 50);
        FIXTURE.add(STORE, ThreadKey.of("bob", "first"), 50);
        FIXTURE.vectors.clear();
        FIXTURE.add(STORE, ThreadKey.of("carol", "first"), MESSAGES);
    }

    @AfterAll
    static void close() {
        STORE.close();
    }

    @Test
    void the_nearest_are_those_of_an_exact_search() {
        for (int round = 0; round < 20; round++) {
            float[] vector = FIXTURE.vector();
            List<VectorMatch> found = IndexFixture.search(
                            STORE, ThreadKey.of("carol", "first").resource(), vector, 10)
                    .byMeaning();
            List<Double> exact = FIXTURE.vectors.values().stream()
                    .map(one -> product(one, vector))
                    .sorted(Comparator.reverseOrder())
                    .limit(10)
                    .toList();
            assertThat(found).hasSize(10);
            for (int i = 0; i < found.size(); i++) {
                VectorMatch match = found.get(i);
                float[] indexed = FIXTURE.vectors.get(match.thread() + ":" + match.sequence());
                assertThat(match.similarity()).isCloseTo(product(indexed, vector), within(0.01));
                assertThat(match.similarity()).isCloseTo(exact.get(i), within(0.01));
            }
        }
    }

    @Test
    void words_are_found_newest_first_within_a_thread() {
        List<String> places = IndexFixture.places(STORE, FIRST, "all");
        assertThat(places.stream().filter(place -> place.startsWith("first")))
                .containsExactlyElementsOf(descending("first:", MESSAGES).toList());
        assertThat(places.stream().filter(place -> place.startsWith("second")))
                .containsExactlyElementsOf(descending("second:", 50).toList());
        assertThat(IndexFixture.places(STORE, FIRST, "m1500")).containsExactly("first:1500");
    }

    @Test
    void statistics_and_finds_are_the_owners() {
        RecallMatches found =
                IndexFixture.search(STORE, ThreadKey.of("bob", "x").resource(), FIXTURE.vector(), 1_000, "all");
        assertThat(found.entries()).isEqualTo(50);
        assertThat(found.terms()).isEqualTo(150);
        assertThat(found.byWords()).hasSize(50);
        assertThat(found.byMeaning()).hasSize(50);
    }

    private static Stream<String> descending(String thread, int last) {
        return LongStream.rangeClosed(1, last).mapToObj(place -> thread + (last + 1 - place));
    }

    private static double product(float[] left, float[] right) {
        double sum = 0;
        for (int i = 0; i < left.length; i++) {
            sum += left[i] * right[i];
        }
        return sum;
    }
}
