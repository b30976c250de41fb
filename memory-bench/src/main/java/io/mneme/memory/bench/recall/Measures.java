package io.mneme.memory.bench.recall;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;

/** Figures of one way to look, over all questions and for each category. Not thread-safe. */
final class Measures {

    /** Places of the ranking that are measured. */
    static final List<Integer> DEPTHS = List.of(1, 5, 10, 20);

    private static final int DEPTH = 10;

    private final TreeMap<String, double[]> sums = new TreeMap<>();

    /**
     * Adds a question.
     *
     * @param ranking what each place of the ranking brings, best first: one turn, or a turn with its neighbours
     * @param wanted what answers the question
     */
    <T> void add(int category, List<Set<T>> ranking, Set<T> wanted) {
        for (int depth : DEPTHS) {
            Set<T> found = new HashSet<>();
            ranking.stream().limit(depth).forEach(found::addAll);
            found.retainAll(wanted);
            add(category, "recall@" + depth, found.size() / (double) wanted.size());
            if (depth == DEPTH) {
                add(category, "any@" + depth, found.isEmpty() ? 0 : 1);
            }
        }
        add(category, "ndcg@" + DEPTH, gain(ranking, wanted));
    }

    /** Adds one value of a question. */
    void add(int category, String measure, double value) {
        for (String key : List.of(measure, "category-" + category + "." + measure)) {
            double[] sum = sums.computeIfAbsent(key, any -> new double[2]);
            sum[0] += value;
            sum[1]++;
        }
    }

    /** The mean of a measure; NaN if it was never added. */
    double mean(String measure) {
        double[] sum = sums.getOrDefault(measure, new double[2]);
        return sum[0] / sum[1];
    }

    /** All measures' names. */
    List<String> names() {
        return new ArrayList<>(sums.keySet());
    }

    /** A place counts if it brings something wanted that none before it brought. */
    private static <T> double gain(List<Set<T>> ranking, Set<T> wanted) {
        Set<T> open = new HashSet<>(wanted);
        double gain = 0;
        double best = 0;
        for (int i = 0; i < DEPTH; i++) {
            double share = Math.log(2) / Math.log(i + 2.0);
            best += i < wanted.size() ? share : 0;
            gain += i < ranking.size() && open.removeAll(ranking.get(i)) ? share : 0;
        }
        return gain / best;
    }
}
