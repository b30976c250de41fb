package io.mneme.memory.recall.cache;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/** Brings what is known of an owner up to a later moment. For one thread at a time. */
final class IndexUpdate<X extends Exception> {

    private final OwnerIndex known;
    private final OwnerState state;
    private final EntrySource<X> source;

    IndexUpdate(OwnerIndex known, OwnerState state, EntrySource<X> source) {
        this.known = known;
        this.state = state;
        this.source = source;
    }

    /** Hands over all blocks of that moment. */
    void run(Consumer<IndexBlock> sink) throws X {
        List<IndexBlock> blocks = known.removals() == state.removals() ? known.blocks() : remaining();
        IndexBlockBuilder builder = new IndexBlockBuilder(state.dimensions());
        handOver(blocks, builder, sink);
        source.readAfter(known.lastEntry(), entry -> {
            builder.add(entry);
            if (builder.full()) {
                sink.accept(builder.build());
            }
        });
        if (!builder.empty()) {
            sink.accept(builder.build());
        }
    }

    /** Hands over the full blocks; the last one is filled up, so that there are no more blocks than needed. */
    private void handOver(List<IndexBlock> blocks, IndexBlockBuilder builder, Consumer<IndexBlock> sink) {
        for (int i = 0; i < blocks.size(); i++) {
            IndexBlock block = blocks.get(i);
            boolean fillable = i == blocks.size() - 1 && block.size() < IndexBlock.CAPACITY;
            if (fillable && block.vectors().dimensions() == state.dimensions()) {
                IntStream.range(0, block.size()).forEach(entry -> builder.add(block, entry));
            } else {
                sink.accept(block);
            }
        }
    }

    /** The known blocks without what is no longer there. */
    private List<IndexBlock> remaining() throws X {
        long[] present = source.numbers();
        List<IndexBlock> remaining = new ArrayList<>();
        for (IndexBlock block : known.blocks()) {
            int[] stay = IntStream.range(0, block.size())
                    .filter(i -> Arrays.binarySearch(present, block.entries()[i]) >= 0)
                    .toArray();
            if (stay.length == block.size()) {
                remaining.add(block);
            } else if (stay.length > 0) {
                IndexBlockBuilder builder =
                        new IndexBlockBuilder(block.vectors().dimensions());
                Arrays.stream(stay).forEach(i -> builder.add(block, i));
                remaining.add(builder.build());
            }
        }
        return remaining;
    }
}
