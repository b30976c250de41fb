package io.mneme.memory.store.sqlite;

import java.util.List;

/**
 * An owner's entries as they were at some moment. Immutable and thread-safe.
 *
 * @param identity of the owner's row then
 * @param removals of the owner's row then
 * @param lastEntry of the owner's row then
 * @param blocks all entries, those of a thread by place
 */
record OwnerIndex(long identity, long removals, long lastEntry, List<IndexBlock> blocks) {

    private static final long OVERHEAD = 1_000;

    OwnerIndex {
        blocks = List.copyOf(blocks);
    }

    /** What is known of an owner of whom nothing was read yet. */
    static OwnerIndex unread(IndexOwner owner) {
        return new OwnerIndex(owner.identity(), owner.removals(), 0, List.of());
    }

    /** Whether it is of an earlier moment than {@code owner}, or of the same, so that it can be brought up to it. */
    boolean leadsTo(IndexOwner owner) {
        return identity == owner.identity() && removals <= owner.removals();
    }

    /** About how much memory it takes. */
    long bytes() {
        return OVERHEAD + blocks.stream().mapToLong(IndexBlock::bytes).sum();
    }
}
