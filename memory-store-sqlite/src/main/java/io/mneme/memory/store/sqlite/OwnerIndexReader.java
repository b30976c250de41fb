package io.mneme.memory.store.sqlite;

import io.mneme.memory.thread.ResourceId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/**
 * Reads an owner's entries as the transaction sees them: from memory, as far as the owner's row says that they are
 * still right, and the rest from the database. Each process keeps its own; the row tells it what others did.
 * Thread-safe.
 */
final class OwnerIndexReader {

    private final OwnerIndexCache cache;

    OwnerIndexReader(OwnerIndexCache cache) {
        this.cache = cache;
    }

    /**
     * Hands all entries to {@code sink}, those of a thread by place; also newer ones than {@code row} knows, which it
     * leaves out.
     *
     * @param row the owner's, read in the same transaction
     */
    void read(Session session, ResourceId owner, IndexOwner row, Consumer<IndexBlock> sink) throws SQLException {
        OwnerIndex known =
                cache.find(owner).filter(index -> index.leadsTo(row)).orElseGet(() -> OwnerIndex.unread(row));
        List<IndexBlock> blocks =
                known.removals() == row.removals() ? known.blocks() : remaining(session, owner, known, row);
        if (known.removals() == row.removals() && known.lastEntry() >= row.lastEntry()) {
            blocks.forEach(sink);
            return;
        }
        Collected all = new Collected(cache.limit(), sink);
        readRest(session, owner, row, new Rest(known.lastEntry(), blocks, all));
        if (all.complete()) {
            cache.keep(owner, new OwnerIndex(row.identity(), row.removals(), row.lastEntry(), all.blocks));
        } else {
            cache.forget(owner);
        }
    }

    private static void readRest(Session session, ResourceId owner, IndexOwner row, Rest rest) throws SQLException {
        IndexBlockBuilder builder = new IndexBlockBuilder(row.dimensions());
        rest.handOver(builder);
        session.prepare(rest.after == 0 ? IndexSql.ALL_ENTRIES : IndexSql.NEW_ENTRIES, statement -> {
            statement.setString(1, owner.value());
            if (rest.after > 0) {
                statement.setLong(2, rest.after);
            }
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    builder.add(rows);
                    if (builder.full()) {
                        rest.all.accept(builder.build());
                    }
                }
            }
            return null;
        });
        if (!builder.empty()) {
            rest.all.accept(builder.build());
        }
    }

    /** The blocks of {@code known} without what is no longer there. */
    private static List<IndexBlock> remaining(Session session, ResourceId owner, OwnerIndex known, IndexOwner row)
            throws SQLException {
        long[] present =
                IndexNumbers.read(session, IndexSql.ENTRY_NUMBERS, statement -> statement.setString(1, owner.value()));
        List<IndexBlock> remaining = new ArrayList<>();
        for (IndexBlock block : known.blocks()) {
            int[] stay = IntStream.range(0, block.size())
                    .filter(i -> Arrays.binarySearch(present, block.entries()[i]) >= 0)
                    .toArray();
            if (stay.length == block.size()) {
                remaining.add(block);
            } else if (stay.length > 0) {
                IndexBlockBuilder builder = new IndexBlockBuilder(row.dimensions());
                Arrays.stream(stay).forEach(i -> builder.add(block, i));
                remaining.add(builder.build());
            }
        }
        return remaining;
    }

    /** What is known already, and where the rest goes. */
    private record Rest(long after, List<IndexBlock> known, Collected all) {

        /** Hands over the full blocks; the last one is filled up, so that there are no more blocks than needed. */
        void handOver(IndexBlockBuilder builder) {
            for (int i = 0; i < known.size(); i++) {
                IndexBlock block = known.get(i);
                if (i < known.size() - 1 || block.size() == IndexBlock.CAPACITY) {
                    all.accept(block);
                } else {
                    for (int entry = 0; entry < block.size(); entry++) {
                        builder.add(block, entry);
                    }
                }
            }
        }
    }

    /** Passes blocks on, and collects them as long as they may be kept. */
    private static final class Collected {
        private final long limit;
        private final Consumer<IndexBlock> sink;
        private final List<IndexBlock> blocks = new ArrayList<>();
        private long bytes;

        Collected(long limit, Consumer<IndexBlock> sink) {
            this.limit = limit;
            this.sink = sink;
        }

        void accept(IndexBlock block) {
            sink.accept(block);
            bytes += block.bytes();
            if (complete()) {
                blocks.add(block);
            } else {
                blocks.clear();
            }
        }

        boolean complete() {
            return bytes <= limit;
        }
    }
}
