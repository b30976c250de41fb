package io.mneme.memory.store.mongo;

import io.mneme.memory.working.WorkingMemoryKey;
import io.mneme.memory.working.WorkingMemoryVersion;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bson.Document;

/** Reads working memories: what the head says, and the versions that it says it of. Thread-safe. */
final class VersionReader {

    private static final Document NEWEST_FIRST = new Document("$sort", new Document(Fields.ID, 1));

    private final Moves moves;

    VersionReader(Parts parts) {
        moves = parts.moves();
    }

    /** The newest version: one round trip, since it is the first or, while one is being written, the second. */
    Optional<WorkingMemoryVersion> newest(Call call, WorkingMemoryKey key) {
        MemorySlot slot = MemorySlot.of(key);
        Backoff backoff = call.backoff();
        while (true) {
            Read read = read(call, slot, slot.allVersions(), 2);
            MemoryState now = MemoryState.of(read.head());
            if (now.isEmpty() || !isVisible(call, key, read.head())) {
                return Optional.empty();
            }
            Optional<Document> found = read.versions().stream()
                    .filter(version -> StoredVersions.run(version) == now.run())
                    .filter(version -> StoredVersions.number(version) == now.newest())
                    .findFirst();
            if (found.isEmpty()) {
                // An import that is being made, or that died, stands before it.
                found = read(call, slot, slot.isVersion(now.run(), now.newest()), 1).versions().stream()
                        .findFirst();
            }
            if (found.isPresent()) {
                return found.map(StoredVersions::decode);
            }
            backoff.pause();
        }
    }

    /** The newest versions below {@code before}, newest first. */
    List<WorkingMemoryVersion> history(Call call, WorkingMemoryKey key, long before, int limit) {
        MemorySlot slot = MemorySlot.of(key);
        Backoff backoff = call.backoff();
        Document head = read(call, slot, slot.versions(0, 0, 0), 1).head();
        while (true) {
            MemoryState then = MemoryState.of(head);
            if (before <= then.oldest() || then.isEmpty() || !isVisible(call, key, head)) {
                return List.of();
            }
            long newest = Math.min(then.newest(), before - 1);
            Read read = read(call, slot, slot.versions(then.run(), then.oldest(), newest), limit);
            MemoryState now = MemoryState.of(read.head());
            if (now.run() == then.run() && now.oldest() == then.oldest()) {
                return read.versions().stream().map(StoredVersions::decode).toList();
            }
            head = read.head();
            backoff.pause();
        }
    }

    private boolean isVisible(Call call, WorkingMemoryKey key, Document head) {
        return key.threadKey()
                .map(thread -> moves.isVisible(call, Head.of(thread, head)))
                .orElse(true);
    }

    /**
     * What one round trip shows.
     *
     * @param versions of those selected, the first ones, newest first
     * @param head the head, read after them; empty if there is none
     */
    private record Read(List<Document> versions, Document head) {}

    private static Read read(Call call, MemorySlot slot, Document selected, int most) {
        List<Document> head = List.of(new Document("$match", slot.isHead()), new Document("$project", Heads.DECIDING));
        String collection = call.threads().getNamespace().getCollectionName();
        Read read = new Read(new ArrayList<>(), new Document());
        for (Document found : call.threads()
                .aggregate(List.of(
                        new Document("$match", selected),
                        NEWEST_FIRST,
                        new Document("$limit", most),
                        new Document("$unionWith", new Document("coll", collection).append("pipeline", head))))) {
            if (found.containsKey(Fields.STATE)) {
                read.head().putAll(found);
            } else {
                read.versions().add(found);
            }
        }
        return read;
    }
}
