package io.mneme.memory.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.mneme.memory.port.store.IndexBatch;
import io.mneme.memory.port.store.IndexEntry;
import io.mneme.memory.port.store.PendingThread;
import io.mneme.memory.port.store.RecallMatches;
import io.mneme.memory.port.store.RecallMatches.WordMatch;
import io.mneme.memory.port.store.RecallSearch;
import io.mneme.memory.testkit.Fresh;
import io.mneme.memory.testkit.Samples;
import io.mneme.memory.thread.ThreadKey;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What has very many matches is cut off at the oldest. */
public interface RecallLimitContract extends StoreContract {

    /** Messages of the test, each with {@link #CHUNKS} entries: a few more than a search finds. */
    int LONG_MESSAGES = 20;

    /** Entries of each message. */
    int CHUNKS = 1_001;

    @Test
    default void a_term_that_is_everywhere_finds_the_newest_20000() {
        ThreadKey key = Fresh.thread();
        Steps.append(store(), key, Samples.batch(LONG_MESSAGES));
        for (int place = 1; place <= LONG_MESSAGES; place++) {
            PendingThread pending = Recalls.pending(store(), key);
            assertThat(Recalls.index(store()).add(new IndexBatch(pending, place, Recalls.MODEL, chunks(place))))
                    .isTrue();
        }
        RecallMatches matches = store().recallIndex().search(Recalls.words(key.resource(), "everywhere"));
        assertThat(matches.byWords())
                .hasSize(RecallSearch.MAX_WORD_MATCHES)
                .isSortedAccordingTo(
                        Comparator.comparingLong(WordMatch::sequence).reversed());
        int oldest = RecallSearch.MAX_WORD_MATCHES - (LONG_MESSAGES - 1) * CHUNKS;
        assertThat(matches.byWords().stream().filter(match -> match.sequence() == 1))
                .hasSize(oldest);
        assertThat(matches.entries()).isEqualTo(LONG_MESSAGES * (long) CHUNKS);
        assertThat(matches.terms()).isEqualTo(LONG_MESSAGES * (long) CHUNKS * 2);
        assertThat(Recalls.byWords(store().recallIndex().search(Recalls.words(key.resource(), "only1"))))
                .as("a rare term of the oldest is found")
                .hasSize(CHUNKS);
    }

    private static List<IndexEntry> chunks(int place) {
        Map<String, Integer> terms = Map.of("everywhere", 1, "only" + place, 1);
        return IntStream.range(0, CHUNKS)
                .mapToObj(chunk -> new IndexEntry(place, chunk, terms, Recalls.NO_VECTOR))
                .toList();
    }
}
