package io.mneme.memory.store.pg;

import io.mneme.memory.port.store.RecallMatches.VectorMatch;
import io.mneme.memory.thread.ThreadId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/** The nearest ones of vectors that come one after the other. Not thread-safe. */
final class FoundVectors {

    private static final Comparator<VectorMatch> NEAREST_LAST = Comparator.comparingDouble(VectorMatch::similarity);

    private final float[] wanted;
    private final int most;
    private final PriorityQueue<VectorMatch> nearest = new PriorityQueue<>(NEAREST_LAST);

    /** Where an entry is. */
    record Entry(String thread, long sequence, int chunk) {}

    FoundVectors(float[] wanted, int most) {
        this.wanted = wanted;
        this.most = most;
    }

    /** A vector to compare. */
    void add(Entry entry, byte[] vector) {
        add(entry, PackedVector.similarity(vector, wanted));
    }

    /** An entry whose similarity is known. One that is not a number, of a vector without length, is left out. */
    void add(Entry entry, double similarity) {
        boolean near = nearest.size() < most || similarity > nearest.peek().similarity();
        if (near && !Double.isNaN(similarity)) {
            nearest.add(new VectorMatch(ThreadId.of(entry.thread()), entry.sequence(), entry.chunk(), similarity));
            if (nearest.size() > most) {
                nearest.remove();
            }
        }
    }

    /** Nearest first. */
    List<VectorMatch> sorted() {
        List<VectorMatch> sorted = new ArrayList<>(nearest);
        sorted.sort(NEAREST_LAST.reversed());
        return sorted;
    }
}
