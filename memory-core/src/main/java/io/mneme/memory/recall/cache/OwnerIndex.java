package io.mneme.memory.recall.cache;

import io.mneme.memory.port.store.RecallMatches;
import java.util.ArrayList;
import java.util.List;

/** An owner's entries as they were at some moment. Immutable and thread-safe. */
public final class OwnerIndex {

    /** Bytes that even an owner without entries takes. */
    static final long OVERHEAD = 1_000;

    private final long identity;
    private final long removals;
    private final long lastEntry;
    private final List<IndexBlock> blocks;
    private final long bytes;

    /** @param blocks all entries up to {@code lastEntry} */
    OwnerIndex(OwnerState state, long lastEntry, List<IndexBlock> blocks) {
        this.identity = state.identity();
        this.removals = state.removals();
        this.lastEntry = lastEntry;
        this.blocks = List.copyOf(blocks);
        this.bytes = OVERHEAD + blocks.stream().mapToLong(IndexBlock::bytes).sum();
    }

    /** What is known of an owner of whom nothing was read yet. */
    public static OwnerIndex unread(OwnerState state) {
        return new OwnerIndex(state, 0, List.of());
    }

    /** Whether it is of an earlier moment than {@code state}, or of the same, so that it can be brought up to it. */
    public boolean leadsTo(OwnerState state) {
        return identity == state.identity() && removals <= state.removals();
    }

    /** Whether it holds all entries of the moment of {@code state}. It may also hold newer ones. */
    public boolean isAt(OwnerState state) {
        return identity == state.identity() && removals == state.removals() && lastEntry >= state.lastEntry();
    }

    /** How often entries had been taken away. */
    public long removals() {
        return removals;
    }

    /** Entries up to this number are known; 0 if none is. */
    public long lastEntry() {
        return lastEntry;
    }

    /** About how much memory it takes. */
    public long bytes() {
        return bytes;
    }

    /**
     * The owner's entries at a later moment.
     *
     * @param state one that {@link #leadsTo this leads to}
     * @param source reads what this lacks, as of the same moment
     * @throws X if {@code source} does
     */
    public <X extends Exception> OwnerIndex at(OwnerState state, EntrySource<X> source) throws X {
        List<IndexBlock> all = new ArrayList<>();
        new IndexUpdate<>(this, state, source).run(all::add);
        return new OwnerIndex(state, state.lastEntry(), all);
    }

    /** Searches all entries. */
    public RecallMatches search(RecallScan scan) {
        blocks.forEach(scan::look);
        return scan.matches();
    }

    List<IndexBlock> blocks() {
        return blocks;
    }
}
