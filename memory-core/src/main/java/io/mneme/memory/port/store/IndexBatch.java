package io.mneme.memory.port.store;

import io.mneme.memory.MemoryException.InvalidInput;
import io.mneme.memory.internal.Identifiers;
import java.util.List;

/**
 * The next part of a thread for the recall index. Immutable and thread-safe.
 *
 * @param pending what the index knew when the part was read
 * @param upTo the last place of the part: everything up to here is indexed afterwards, above {@code pending.indexed()}
 * @param model what made the entries
 * @param entries all entries of the messages above {@code pending.indexed()} and up to {@code upTo}, by place and
 *     chunk; messages without text have none
 */
public record IndexBatch(PendingThread pending, long upTo, IndexedModel model, List<IndexEntry> entries) {

    /** @throws InvalidInput if a value is null, or an entry lies outside the part or has other dimensions */
    public IndexBatch {
        Identifiers.required("pending thread", pending);
        Identifiers.required("model", model);
        entries = List.copyOf(Identifiers.required("entries", entries));
        if (upTo <= pending.indexed()) {
            throw new InvalidInput("an index batch goes beyond place " + pending.indexed());
        }
        long places = entries.stream()
                .map(entry -> entry.sequence() + "." + entry.chunk())
                .distinct()
                .count();
        if (places < entries.size()) {
            throw new InvalidInput("two index entries are of the same chunk");
        }
        for (IndexEntry entry : entries) {
            int length = entry.vector().length;
            if (entry.sequence() <= pending.indexed() || entry.sequence() > upTo) {
                throw new InvalidInput("an index entry lies outside its batch");
            } else if (length != 0 && length != model.dimensions()) {
                throw new InvalidInput("a vector has " + length + " dimensions; the index has " + model.dimensions());
            }
        }
    }
}
