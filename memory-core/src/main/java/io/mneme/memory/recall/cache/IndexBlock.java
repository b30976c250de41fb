package io.mneme.memory.recall.cache;

import io.mneme.memory.thread.ThreadId;
import java.util.List;

/**
 * Some of an owner's entries, side by side in arrays: a search reads them all. Not to be changed; thread-safe.
 *
 * @param entries their numbers
 * @param threads for each the index of its thread in {@code names}
 * @param names the different threads
 * @param sequences places of the messages
 * @param chunks chunks of the messages
 * @param roles ordinals of the messages' roles
 * @param times when the messages were created, in microseconds
 * @param speakers hashes of the speakers' ids; 0 for none
 * @param lengths numbers of terms, repetitions counted
 * @param words the different terms
 * @param vectors the vectors
 */
record IndexBlock(
        long[] entries,
        int[] threads,
        List<ThreadId> names,
        long[] sequences,
        int[] chunks,
        byte[] roles,
        long[] times,
        long[] speakers,
        int[] lengths,
        Words words,
        Vectors vectors) {

    /** Most entries of a block. */
    static final int CAPACITY = 1_024;

    /** Beside terms and vector. */
    static final int BYTES_PER_ENTRY = 49;

    /**
     * The terms of all entries in one row.
     *
     * @param ends for each entry the index after its last term
     */
    record Words(int[] ends, long[] hashes, int[] frequencies) {
        int start(int index) {
            return index == 0 ? 0 : ends[index - 1];
        }
    }

    /**
     * The vectors of all entries in one row.
     *
     * @param dimensions bytes of each
     * @param scales for each entry what makes its numbers of length one; 0 if it has no vector
     */
    record Vectors(int dimensions, float[] scales, byte[] bytes) {}

    int size() {
        return entries.length;
    }

    ThreadId thread(int index) {
        return names.get(threads[index]);
    }

    /** About how much memory it takes. */
    long bytes() {
        return (long) size() * (BYTES_PER_ENTRY + vectors.dimensions)
                + (long) words.hashes.length * CachedEntry.BYTES_PER_TERM;
    }
}
