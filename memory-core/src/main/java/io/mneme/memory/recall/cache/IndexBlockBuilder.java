package io.mneme.memory.recall.cache;

import io.mneme.memory.thread.ThreadId;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Fills a block with entries from the database, or from another block. For one thread at a time. */
final class IndexBlockBuilder {

    private static final int USUAL_TERMS = 24;

    private final int dimensions;
    private final TermHash hash = new TermHash();
    private final long[] entries = new long[IndexBlock.CAPACITY];
    private final int[] threads = new int[IndexBlock.CAPACITY];
    private final long[] sequences = new long[IndexBlock.CAPACITY];
    private final int[] chunks = new int[IndexBlock.CAPACITY];
    private final byte[] roles = new byte[IndexBlock.CAPACITY];
    private final long[] times = new long[IndexBlock.CAPACITY];
    private final long[] speakers = new long[IndexBlock.CAPACITY];
    private final int[] lengths = new int[IndexBlock.CAPACITY];
    private final int[] ends = new int[IndexBlock.CAPACITY];
    private final float[] scales = new float[IndexBlock.CAPACITY];
    private byte[] vectors = {};
    private long[] hashes = new long[IndexBlock.CAPACITY * USUAL_TERMS];
    private int[] frequencies = new int[IndexBlock.CAPACITY * USUAL_TERMS];
    private List<ThreadId> names = new ArrayList<>();
    private int size;
    private int terms;

    /** @param dimensions of the index's vectors */
    IndexBlockBuilder(int dimensions) {
        this.dimensions = dimensions;
    }

    boolean full() {
        return size == IndexBlock.CAPACITY;
    }

    boolean empty() {
        return size == 0;
    }

    void add(CachedEntry entry) {
        entries[size] = entry.entry();
        threads[size] = thread(entry.thread());
        sequences[size] = entry.sequence();
        chunks[size] = entry.chunk();
        roles[size] = (byte) entry.role().ordinal();
        times[size] = entry.createdAt();
        speakers[size] = entry.speaker() == null ? 0 : hash.of(entry.speaker());
        lengths[size] = entry.length();
        addTerms(entry.terms());
        byte[] vector = entry.vector().numbers();
        boolean has = vector.length > 0 && vector.length == dimensions;
        scales[size] = has ? entry.vector().scale() : 0;
        if (has) {
            addVector(vector, 0);
        }
        ends[size++] = terms;
    }

    /** Adds an entry of another block. */
    void add(IndexBlock block, int index) {
        entries[size] = block.entries()[index];
        threads[size] = thread(block.thread(index).value());
        sequences[size] = block.sequences()[index];
        chunks[size] = block.chunks()[index];
        roles[size] = block.roles()[index];
        times[size] = block.times()[index];
        speakers[size] = block.speakers()[index];
        lengths[size] = block.lengths()[index];
        scales[size] = block.vectors().scales()[index];
        addVector(block.vectors().bytes(), index * dimensions);
        addTerms(block.words(), index);
        ends[size++] = terms;
    }

    private void addTerms(byte[] packed) {
        ByteBuffer buffer = ByteBuffer.wrap(packed);
        for (reserve(packed.length / CachedEntry.BYTES_PER_TERM); buffer.hasRemaining(); terms++) {
            hashes[terms] = buffer.getLong();
            frequencies[terms] = buffer.getInt();
        }
    }

    private void addTerms(IndexBlock.Words words, int index) {
        int start = words.start(index);
        int count = words.ends()[index] - start;
        reserve(count);
        System.arraycopy(words.hashes(), start, hashes, terms, count);
        System.arraycopy(words.frequencies(), start, frequencies, terms, count);
        terms += count;
    }

    private void addVector(byte[] source, int from) {
        int end = (size + 1) * dimensions;
        if (end > vectors.length) {
            int most = IndexBlock.CAPACITY * dimensions;
            vectors = Arrays.copyOf(vectors, Math.min(most, Math.max(end, vectors.length * 4)));
        }
        System.arraycopy(source, from, vectors, size * dimensions, dimensions);
    }

    private void reserve(int more) {
        if (terms + more > hashes.length) {
            int length = Math.max(terms + more, hashes.length * 2);
            hashes = Arrays.copyOf(hashes, length);
            frequencies = Arrays.copyOf(frequencies, length);
        }
    }

    /** Entries of one thread mostly follow each other, so the last name is the likely one. */
    private int thread(String name) {
        for (int i = names.size() - 1; i >= 0; i--) {
            if (names.get(i).value().equals(name)) {
                return i;
            }
        }
        names.add(ThreadId.of(name));
        return names.size() - 1;
    }

    /** Builds the block, and starts another. */
    IndexBlock build() {
        IndexBlock block = new IndexBlock(
                Arrays.copyOf(entries, size),
                Arrays.copyOf(threads, size),
                List.copyOf(names),
                Arrays.copyOf(sequences, size),
                Arrays.copyOf(chunks, size),
                Arrays.copyOf(roles, size),
                Arrays.copyOf(times, size),
                Arrays.copyOf(speakers, size),
                Arrays.copyOf(lengths, size),
                new IndexBlock.Words(
                        Arrays.copyOf(ends, size), Arrays.copyOf(hashes, terms), Arrays.copyOf(frequencies, terms)),
                new IndexBlock.Vectors(
                        dimensions, Arrays.copyOf(scales, size), Arrays.copyOf(vectors, size * dimensions)));
        names = new ArrayList<>();
        size = 0;
        terms = 0;
        return block;
    }
}
