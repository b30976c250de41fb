package io.mneme.memory.recall;

import io.mneme.memory.MemoryException.InvalidInput;
import io.mneme.memory.internal.Identifiers;
import java.util.Optional;

/**
 * What to bring back. Start from {@link #DEFAULT}. Immutable and thread-safe.
 *
 * @param scope where a conversation looks; a whole resource is always looked through
 * @param topK most finds, 1 to {@value #MAX_TOP_K}; default {@value #DEFAULT_TOP_K}
 * @param before how many messages right before each find come too, 0 to {@value #MAX_NEIGHBOURS}; default 0
 * @param after how many right after it, 0 to {@value #MAX_NEIGHBOURS}; default 0
 * @param minimumScore leaves out what scores less, 0 to 1; default 0. See {@link RecallHit#score}
 * @param maxTokens most tokens of all that comes back, by the rough count of any model; default no bound
 * @param filter which messages may be found; their neighbours may be any
 * @param recency how much less an old message counts; empty for not at all, the default
 * @param ranking how finds are put in order
 */
public record RecallOptions(
        RecallScope scope,
        int topK,
        int before,
        int after,
        double minimumScore,
        int maxTokens,
        RecallFilter filter,
        Optional<Recency> recency,
        RankingOptions ranking) {

    /** Default of {@link #topK}. */
    public static final int DEFAULT_TOP_K = 10;

    /** Most {@link #topK}. */
    public static final int MAX_TOP_K = 100;

    /** Most {@link #before} and {@link #after}. */
    public static final int MAX_NEIGHBOURS = 20;

    /** Ten finds in the same thread, without neighbours. */
    public static final RecallOptions DEFAULT = new RecallOptions(
            RecallScope.THREAD,
            DEFAULT_TOP_K,
            0,
            0,
            0,
            Integer.MAX_VALUE,
            RecallFilter.ALL,
            Optional.empty(),
            RankingOptions.DEFAULT);

    /** @throws InvalidInput if a value is null or out of range */
    public RecallOptions {
        Identifiers.required("scope", scope);
        Identifiers.required("filter", filter);
        Identifiers.required("recency", recency);
        Identifiers.required("ranking", ranking);
        range("topK", topK, 1, MAX_TOP_K);
        range("before", before, 0, MAX_NEIGHBOURS);
        range("after", after, 0, MAX_NEIGHBOURS);
        range("maxTokens", maxTokens, 1, Integer.MAX_VALUE);
        if (!(minimumScore >= 0 && minimumScore <= 1)) {
            throw new InvalidInput("minimumScore must be 0 to 1, not " + minimumScore);
        }
    }

    /** The same in another scope. */
    public RecallOptions scope(RecallScope value) {
        return new RecallOptions(value, topK, before, after, minimumScore, maxTokens, filter, recency, ranking);
    }

    /** The same with another number of finds. */
    public RecallOptions topK(int value) {
        return new RecallOptions(scope, value, before, after, minimumScore, maxTokens, filter, recency, ranking);
    }

    /** The same with neighbours. */
    public RecallOptions neighbours(int ofBefore, int ofAfter) {
        return new RecallOptions(scope, topK, ofBefore, ofAfter, minimumScore, maxTokens, filter, recency, ranking);
    }

    /** The same with another least score. */
    public RecallOptions minimumScore(double value) {
        return new RecallOptions(scope, topK, before, after, value, maxTokens, filter, recency, ranking);
    }

    /** The same with a token budget. */
    public RecallOptions maxTokens(int value) {
        return new RecallOptions(scope, topK, before, after, minimumScore, value, filter, recency, ranking);
    }

    /** The same for other messages. */
    public RecallOptions filter(RecallFilter value) {
        return new RecallOptions(scope, topK, before, after, minimumScore, maxTokens, value, recency, ranking);
    }

    /** The same with old messages counting less. */
    public RecallOptions recency(Recency value) {
        return new RecallOptions(
                scope, topK, before, after, minimumScore, maxTokens, filter, Optional.of(value), ranking);
    }

    /** The same with another order. */
    public RecallOptions ranking(RankingOptions value) {
        return new RecallOptions(scope, topK, before, after, minimumScore, maxTokens, filter, recency, value);
    }

    private static void range(String name, int value, int least, int most) {
        if (value < least || value > most) {
            throw new InvalidInput(name + " must be " + least + " to " + most + ", not " + value);
        }
    }
}
