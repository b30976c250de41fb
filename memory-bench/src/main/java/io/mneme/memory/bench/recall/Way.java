package io.mneme.memory.bench.recall;

import io.mneme.memory.recall.RankingOptions;
import io.mneme.memory.recall.RecallOptions;
import io.mneme.memory.recall.RecallScope;
import java.util.List;

/**
 * A way to look.
 *
 * @param name as in the report's keys
 * @param options what is asked for
 */
record Way(String name, RecallOptions options) {

    /** Many, so that the sessions of the finds make a long ranking too. */
    private static final int DEPTH = 100;

    private static final int NEIGHBOURS = 2;

    private static final RecallOptions ALL =
            RecallOptions.DEFAULT.scope(RecallScope.RESOURCE).topK(DEPTH);

    /** Words alone, meaning alone, both; each also with two neighbours on each side. */
    static List<Way> all() {
        Way words = of("lexical", RankingOptions.DEFAULT.wordWeight(1));
        Way meaning = of("vector", RankingOptions.DEFAULT.wordWeight(0));
        Way both = of("hybrid", RankingOptions.DEFAULT);
        return List.of(words, meaning, both, words.withNeighbours(), meaning.withNeighbours(), both.withNeighbours());
    }

    static Way of(String name, RankingOptions ranking) {
        return new Way(name, ALL.ranking(ranking));
    }

    Way withNeighbours() {
        return new Way(name + "+" + NEIGHBOURS, options.neighbours(NEIGHBOURS, NEIGHBOURS));
    }
}
