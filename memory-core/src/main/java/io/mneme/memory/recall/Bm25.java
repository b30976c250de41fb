package io.mneme.memory.recall;

import io.mneme.memory.port.store.RecallMatches;
import io.mneme.memory.port.store.RecallMatches.WordMatch;

/** The words' score of entries, with the statistics of their owner only. Immutable and thread-safe. */
final class Bm25 {

    private final double[] rarity;
    private final double averageLength;
    private final double k1;
    private final double b;

    /** @param terms how many terms were looked for */
    Bm25(RecallMatches matches, int terms, RankingOptions options) {
        k1 = options.saturation();
        b = options.lengthWeight();
        averageLength = Math.max(1, (double) matches.terms() / Math.max(1, matches.entries()));
        long[] entriesWith = new long[terms];
        for (WordMatch match : matches.byWords()) {
            for (int i = 0; i < terms; i++) {
                entriesWith[i] += match.frequencies()[i] > 0 ? 1 : 0;
            }
        }
        rarity = new double[terms];
        for (int i = 0; i < terms; i++) {
            double without = Math.max(0, matches.entries() - entriesWith[i]);
            rarity[i] = Math.log(1 + (without + 0.5) / (entriesWith[i] + 0.5));
        }
    }

    double score(WordMatch match) {
        double norm = k1 * (1 - b + b * match.length() / averageLength);
        double score = 0;
        for (int i = 0; i < rarity.length; i++) {
            int frequency = match.frequencies()[i];
            score += frequency == 0 ? 0 : rarity[i] * frequency * (k1 + 1) / (frequency + norm);
        }
        return score;
    }
}
