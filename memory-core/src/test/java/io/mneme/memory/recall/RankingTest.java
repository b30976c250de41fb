package io.mneme.memory.recall;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.mneme.memory.MemoryException.InvalidInput;
import io.mneme.memory.port.store.Place;
import io.mneme.memory.port.store.RecallMatches;
import io.mneme.memory.port.store.RecallMatches.VectorMatch;
import io.mneme.memory.port.store.RecallMatches.WordMatch;
import io.mneme.memory.thread.ThreadId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class RankingTest {

    private static final ThreadId THREAD = ThreadId.of("t");

    private static WordMatch words(long place, int chunk, int length, int... frequencies) {
        return new WordMatch(THREAD, place, chunk, length, frequencies);
    }

    private static VectorMatch near(long place, int chunk, double similarity) {
        return new VectorMatch(THREAD, place, chunk, similarity);
    }

    private static List<Long> order(RecallMatches matches, int terms, RankingOptions options) {
        return new Candidates(matches, terms, options)
                .best(10).stream().map(one -> one.place.sequence()).toList();
    }

    @Test
    void a_rare_word_counts_more_than_a_frequent_one_and_a_short_text_more_than_a_long_one() {
        RecallMatches matches = new RecallMatches(
                100,
                1_000,
                List.of(
                        words(1, 0, 10, 1, 0),
                        words(2, 0, 10, 1, 0),
                        words(5, 0, 40, 1, 0),
                        words(3, 0, 10, 0, 1),
                        words(4, 0, 12, 0, 1)),
                List.of());

        assertThat(order(matches, 2, RankingOptions.DEFAULT)).containsExactly(3L, 4L, 2L, 1L, 5L);
    }

    @Test
    void bm25_is_the_textbooks() {
        RecallMatches matches = new RecallMatches(10, 100, List.of(words(1, 0, 10, 2)), List.of());
        double rarity = Math.log(1 + (10 - 1 + 0.5) / (1 + 0.5));

        double score = new Bm25(matches, 1, RankingOptions.DEFAULT.words(1.2, 0.75)).score(words(1, 0, 10, 2));

        assertThat(score).isEqualTo(rarity * 2 * 2.2 / (2 + 1.2), within(1e-9));
    }

    @Test
    void a_messages_chunks_are_one_candidate_with_the_best_of_them() {
        RecallMatches matches = new RecallMatches(
                10, 100, List.of(words(1, 0, 10, 1), words(1, 1, 10, 3)), List.of(near(1, 0, 0.2), near(1, 1, 0.9)));

        List<Candidate> best = new Candidates(matches, 1, RankingOptions.DEFAULT).best(10);

        assertThat(best).hasSize(1);
        assertThat(best.get(0).meaning).isEqualTo(0.9);
        assertThat(best.get(0).foundByWords()).hasValue(1);
        assertThat(best.get(0).own).isEqualTo(1, within(1e-9));
    }

    @Test
    void what_is_found_both_ways_comes_first_by_scores_and_by_ranks() {
        RecallMatches matches = new RecallMatches(
                10,
                100,
                List.of(words(1, 0, 10, 2), words(2, 0, 10, 1)),
                List.of(near(3, 0, 0.8), near(2, 0, 0.79), near(4, 0, 0.1)));

        assertThat(order(matches, 1, RankingOptions.DEFAULT)).startsWith(2L);
        assertThat(order(matches, 1, RankingOptions.DEFAULT.ranks(60).wordWeight(0.5)))
                .startsWith(2L);
        assertThat(order(matches, 1, RankingOptions.DEFAULT.wordWeight(1))).startsWith(1L);
        assertThat(order(matches, 1, RankingOptions.DEFAULT.wordWeight(0))).startsWith(3L);
    }

    @Test
    void nothing_found_is_no_candidate() {
        assertThat(order(new RecallMatches(0, 0, List.of(), List.of()), 1, RankingOptions.DEFAULT))
                .isEmpty();
        assertThat(new Candidates(new RecallMatches(0, 0, List.of(), List.of()), 0, RankingOptions.DEFAULT)
                        .ownOf(new Place(THREAD, 1)))
                .isZero();
    }

    @Test
    void an_old_message_counts_less_by_its_half_life() {
        Instant now = Instant.parse("2024-01-03T00:00:00Z");
        Recency recency = new Recency(Duration.ofDays(1), 0.5);

        assertThat(recency.factor(now, now)).isEqualTo(1);
        assertThat(recency.factor(now.plusSeconds(60), now)).isEqualTo(1);
        assertThat(recency.factor(now.minus(Duration.ofDays(1)), now)).isEqualTo(0.75, within(1e-9));
    }

    @Test
    void options_out_of_range_are_refused() {
        assertThatThrownBy(() -> RankingOptions.DEFAULT.wordWeight(1.1)).isInstanceOf(InvalidInput.class);
        assertThatThrownBy(() -> RankingOptions.DEFAULT.wordWeight(Double.NaN)).isInstanceOf(InvalidInput.class);
        assertThatThrownBy(() -> RankingOptions.DEFAULT.depth(0, 10)).isInstanceOf(InvalidInput.class);
        assertThatThrownBy(() -> RecallOptions.DEFAULT.topK(0)).isInstanceOf(InvalidInput.class);
        assertThatThrownBy(() -> RecallOptions.DEFAULT.neighbours(21, 0)).isInstanceOf(InvalidInput.class);
        assertThatThrownBy(() -> RecallOptions.DEFAULT.maxTokens(0)).isInstanceOf(InvalidInput.class);
        assertThatThrownBy(() -> new Recency(Duration.ZERO, 1)).isInstanceOf(InvalidInput.class);
    }

    @Test
    void waiting_doubles_up_to_a_limit() {
        Backoff backoff = new Backoff(Duration.ofMillis(100), Duration.ofSeconds(1));

        assertThat(backoff.after(1)).isEqualTo(Duration.ofMillis(100));
        assertThat(backoff.after(3)).isEqualTo(Duration.ofMillis(400));
        assertThat(backoff.after(1_000)).isEqualTo(Duration.ofSeconds(1));
    }
}
