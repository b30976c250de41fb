package io.mneme.memory.recall;

/** How the finds by words and by meaning become one order. */
public enum Fusion {
    /** Weighted sum of the scores, each brought to 0 to 1: measured best, see the benchmarks. */
    SCORES,
    /** Reciprocal rank fusion: only the places in the two orders count. */
    RANKS
}
