package io.mneme.memory.recall.cache;

import java.util.List;
import java.util.function.ToLongFunction;

/** The terms of a search by their hashes, open addressing. Most terms of a memory are not in it: it says so fast. */
final class TermTable {

    private static final int SLOTS_PER_TERM = 8;

    private final long[] hashes;
    private final int[] indexes;
    private final int mask;

    TermTable(List<String> terms, ToLongFunction<String> hash) {
        int size = Math.max(1, Integer.highestOneBit(Math.max(1, terms.size())) * SLOTS_PER_TERM);
        this.hashes = new long[size];
        this.indexes = new int[size];
        this.mask = size - 1;
        for (int i = 0; i < terms.size(); i++) {
            put(hash.applyAsLong(terms.get(i)), i);
        }
    }

    private void put(long hash, int index) {
        int slot = (int) hash & mask;
        while (hashes[slot] != 0) {
            slot = (slot + 1) & mask;
        }
        hashes[slot] = hash;
        indexes[slot] = index;
    }

    /** Index of the term with this hash; -1 if it is not looked for. */
    int find(long hash) {
        for (int slot = (int) hash & mask; hashes[slot] != 0; slot = (slot + 1) & mask) {
            if (hashes[slot] == hash) {
                return indexes[slot];
            }
        }
        return -1;
    }
}
