package io.mneme.memory.recall;

import io.mneme.memory.MemoryException.InvalidInput;
import io.mneme.memory.internal.Identifiers;
import io.mneme.memory.thread.Limits;

/**
 * How finds are put in order. The defaults are measured: {@code scripts/bench locomo --ablation}. Immutable and
 * thread-safe.
 *
 * @param fusion how words and meaning come together
 * @param wordWeight share of the words, 0 (meaning only) to 1 (words only); with {@link Fusion#RANKS} the same share
 * @param rankConstant of {@link Fusion#RANKS}, 0 or more: the larger, the less the first places differ
 * @param saturation BM25's k1, 0 or more: how much repeating a word adds
 * @param lengthWeight BM25's b, 0 to 1: how much a long message is held against it
 * @param answers share of a question's score that goes to the message after it, 0 to 1: an answer says little alone
 * @param before share of a message's score that goes to the one before it, 0 to 1
 * @param threads share of a thread's best score that goes to each of its messages, 0 to 1
 * @param candidates how many of the best are read and weighed in their surroundings, 1 to 300
 * @param nearest most finds by meaning, 1 to 1,000
 */
public record RankingOptions(
        Fusion fusion,
        double wordWeight,
        int rankConstant,
        double saturation,
        double lengthWeight,
        double answers,
        double before,
        double threads,
        int candidates,
        int nearest) {

    /** Most {@link #candidates}: each is read with its surroundings. */
    public static final int MAX_CANDIDATES = 300;

    /** The measured best. */
    public static final RankingOptions DEFAULT =
            new RankingOptions(Fusion.SCORES, 0.6, 60, 0.5, 0.3, 0.5, 0.2, 0.2, 80, 300);

    /** @throws InvalidInput if a value is null or out of range */
    public RankingOptions {
        Identifiers.required("fusion", fusion);
        share("wordWeight", wordWeight);
        share("lengthWeight", lengthWeight);
        share("answers", answers);
        share("before", before);
        share("threads", threads);
        Limits.check("nearest", nearest);
        if (rankConstant < 0 || !(saturation >= 0) || Double.isInfinite(saturation)) {
            throw new InvalidInput("rankConstant and saturation must be 0 or more");
        }
        if (candidates < 1 || candidates > MAX_CANDIDATES) {
            throw new InvalidInput("candidates must be 1 to " + MAX_CANDIDATES + ", not " + candidates);
        }
    }

    /** The same with another share of the words: 1 looks by words only, 0 by meaning only. */
    public RankingOptions wordWeight(double value) {
        return new RankingOptions(
                fusion, value, rankConstant, saturation, lengthWeight, answers, before, threads, candidates, nearest);
    }

    /** The same with reciprocal rank fusion. */
    public RankingOptions ranks(int constant) {
        return new RankingOptions(
                Fusion.RANKS,
                wordWeight,
                constant,
                saturation,
                lengthWeight,
                answers,
                before,
                threads,
                candidates,
                nearest);
    }

    /** The same with other constants of BM25. */
    public RankingOptions words(double k1, double b) {
        return new RankingOptions(
                fusion, wordWeight, rankConstant, k1, b, answers, before, threads, candidates, nearest);
    }

    /** The same with other shares of the surroundings; all 0 ranks each message alone. */
    public RankingOptions surroundings(double ofAnswers, double ofBefore, double ofThreads) {
        return new RankingOptions(
                fusion,
                wordWeight,
                rankConstant,
                saturation,
                lengthWeight,
                ofAnswers,
                ofBefore,
                ofThreads,
                candidates,
                nearest);
    }

    /** The same with other numbers of finds. */
    public RankingOptions depth(int ofCandidates, int ofNearest) {
        return new RankingOptions(
                fusion,
                wordWeight,
                rankConstant,
                saturation,
                lengthWeight,
                answers,
                before,
                threads,
                ofCandidates,
                ofNearest);
    }

    /** What a message can reach that is the best in everything. */
    double highest() {
        return (1 + answers + before) * (1 + threads);
    }

    private static void share(String name, double value) {
        if (!(value >= 0 && value <= 1)) {
            throw new InvalidInput(name + " must be 0 to 1, not " + value);
        }
    }
}
