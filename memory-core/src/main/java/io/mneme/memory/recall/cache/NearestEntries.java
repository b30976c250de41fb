package io.mneme.memory.recall.cache;

import io.mneme.memory.port.store.RecallMatches.VectorMatch;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/** The entries that are nearest to a vector; of equally near ones the newest. For one thread at a time. */
final class NearestEntries {

    private static final Comparator<Near> FARTHEST_FIRST = Comparator.comparingDouble(Near::similarity)
            .thenComparingLong(near -> near.block.entries()[near.index]);

    private final float[] vector;
    private final int most;
    private final PriorityQueue<Near> found = new PriorityQueue<>(FARTHEST_FIRST);

    NearestEntries(float[] vector, int most) {
        this.vector = vector;
        this.most = most;
    }

    /** Whether entries of {@code block} can be compared with the vector. */
    boolean comparable(IndexBlock block) {
        return vector.length > 0 && block.vectors().dimensions() == vector.length;
    }

    void look(IndexBlock block, int index) {
        float scale = block.vectors().scales()[index];
        if (scale == 0) {
            return;
        }
        double similarity = scale * product(vector, block.vectors().bytes(), index * vector.length);
        if (found.size() < most || similarity >= found.peek().similarity) {
            found.add(new Near(similarity, block, index));
            if (found.size() > most) {
                found.poll();
            }
        }
    }

    /** Four sums at once: additions of floats that wait for each other take four times as long. */
    private static float product(float[] vector, byte[] bytes, int offset) {
        float first = 0;
        float second = 0;
        float third = 0;
        float fourth = 0;
        int i = 0;
        for (; i <= vector.length - 4; i += 4) {
            first += vector[i] * bytes[offset + i];
            second += vector[i + 1] * bytes[offset + i + 1];
            third += vector[i + 2] * bytes[offset + i + 2];
            fourth += vector[i + 3] * bytes[offset + i + 3];
        }
        for (; i < vector.length; i++) {
            first += vector[i] * bytes[offset + i];
        }
        return first + second + third + fourth;
    }

    /** Nearest first; empties this. */
    List<VectorMatch> matches() {
        List<VectorMatch> matches = new ArrayList<>(found.size());
        for (Near near = found.poll(); near != null; near = found.poll()) {
            IndexBlock block = near.block;
            matches.add(new VectorMatch(
                    block.thread(near.index),
                    block.sequences()[near.index],
                    block.chunks()[near.index],
                    Math.max(-1, Math.min(1, near.similarity))));
        }
        Collections.reverse(matches);
        return matches;
    }

    private record Near(double similarity, IndexBlock block, int index) {}
}
