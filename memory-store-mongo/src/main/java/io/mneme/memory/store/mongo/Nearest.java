package io.mneme.memory.store.mongo;

import io.mneme.memory.port.store.RecallMatches.VectorMatch;
import io.mneme.memory.port.store.RecallSearch;
import io.mneme.memory.store.mongo.RecallSnapshot.Counted;
import io.mneme.memory.thread.ThreadId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;

/** Finds the nearest of all vectors by looking at each. */
final class Nearest {

    private static final Comparator<VectorMatch> FARTHEST_FIRST = Comparator.comparingDouble(VectorMatch::similarity);

    private Nearest() {}

    /**
     * The nearest ones, nearest first.
     *
     * @param vectors by thread; those beyond what counted are passed over
     */
    static List<VectorMatch> of(RecallSearch search, Map<String, ThreadVectors> vectors, Map<String, Counted> counted) {
        PriorityQueue<VectorMatch> nearest = new PriorityQueue<>(FARTHEST_FIRST);
        vectors.forEach((thread, all) -> {
            ThreadId id = ThreadId.of(thread);
            long indexed = counted.get(thread).index().indexed();
            for (ThreadVectors.One one : all.entries()) {
                if (one.place() <= indexed && Vectors.dimensions(one.stored()) == search.vector().length) {
                    double similarity = Vectors.product(one.stored(), search.vector());
                    if (nearest.size() < search.nearest()) {
                        nearest.add(new VectorMatch(id, one.place(), one.chunk(), similarity));
                    } else if (similarity > nearest.peek().similarity()) {
                        nearest.poll();
                        nearest.add(new VectorMatch(id, one.place(), one.chunk(), similarity));
                    }
                }
            }
        });
        List<VectorMatch> found = new ArrayList<>(nearest);
        found.sort(FARTHEST_FIRST.reversed());
        return found;
    }
}
