package io.mneme.memory.store.mongo;

import io.mneme.memory.MemoryException.Conflict;
import io.mneme.memory.MemoryException.NotFound;
import io.mneme.memory.working.WorkingMemoryKey;
import io.mneme.memory.working.WorkingMemoryVersion;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.bson.Document;

/**
 * Takes versions of working memories: writes all versions, those that are here too, as a new run, then lets the head
 * name that run. Thread-safe.
 */
final class VersionImporter {

    private final Heads heads;
    private final Moves moves;
    private final Sweeper sweeper;

    VersionImporter(Parts parts) {
        heads = parts.heads();
        moves = parts.moves();
        sweeper = parts.sweeper();
    }

    void put(Call call, WorkingMemoryKey key, List<WorkingMemoryVersion> versions) {
        MemorySlot slot = MemorySlot.of(key);
        Backoff backoff = call.backoff();
        while (!attempt(call, key, slot, versions)) {
            backoff.pause();
        }
    }

    /** False if the head had changed. */
    private boolean attempt(Call call, WorkingMemoryKey key, MemorySlot slot, List<WorkingMemoryVersion> versions) {
        Document head =
                call.threads().find(slot.isHead()).projection(Heads.DECIDING).first();
        if (key.thread().isPresent() && !exists(call, Head.of(key.threadKey().orElseThrow(), head))) {
            return false;
        }
        MemoryState before = MemoryState.of(head == null ? new Document() : head);
        TreeMap<Long, Document> all = here(call, slot, before);
        boolean fresh = false;
        for (WorkingMemoryVersion version : versions) {
            Document present = all.get(version.version());
            if (present != null && !StoredVersions.decode(present).equals(version)) {
                throw refusal(key, "version " + version.version() + " is here with another content");
            }
            fresh |= present == null;
            all.computeIfAbsent(version.version(), number -> StoredVersions.encode(version));
        }
        if (all.lastKey() > versions.get(versions.size() - 1).version()) {
            throw refusal(key, "it is ahead, with version " + before.newest());
        }
        return !fresh || write(call, slot, head, all);
    }

    private boolean exists(Call call, Head head) {
        if (head.is(HeadState.MOVING)) {
            moves.resolve(call, head);
            return false;
        } else if (!head.is(HeadState.LIVE)) {
            throw NotFound.thread(head.key());
        }
        return true;
    }

    private static Conflict refusal(WorkingMemoryKey key, String what) {
        return Conflict.workingMemory(key, what);
    }

    private static TreeMap<Long, Document> here(Call call, MemorySlot slot, MemoryState state) {
        TreeMap<Long, Document> all = new TreeMap<>();
        if (!state.isEmpty()) {
            for (Document found : call.threads().find(slot.versions(state.run(), state.oldest(), state.newest()))) {
                all.put(StoredVersions.number(found), found);
            }
        }
        return all;
    }

    private boolean write(Call call, MemorySlot slot, Document head, TreeMap<Long, Document> all) {
        MemoryState before = MemoryState.of(head == null ? new Document() : head);
        MemoryState after = new MemoryState(before.run() + 1, all.firstKey(), all.lastKey());
        // What an import that crashed left there; every other new run leaves one number out.
        call.threads().deleteMany(slot.versions(after.run(), 1, Long.MAX_VALUE));
        List<Document> documents = new ArrayList<>();
        for (Map.Entry<Long, Document> version : all.entrySet()) {
            Document document = new Document(version.getValue());
            document.putAll(slot.isVersion(after.run(), version.getKey()));
            documents.add(document);
        }
        call.threads().insertMany(documents);
        boolean written = name(call, slot, head, after);
        if (written) {
            sweeper.sweepLater(call, slot);
        }
        return written;
    }

    /** Lets the head name the new run; returns whether it was unchanged. */
    private boolean name(Call call, MemorySlot slot, Document head, MemoryState after) {
        HeadChange change = after.into(new HeadChange()).set(Fields.MEMORY_RUN, after.run());
        if (slot.ofOwner()) {
            change.set(Fields.OWN, true).set(Fields.STATE, HeadState.LIVE.stored());
        }
        if (head == null) {
            return heads.insert(call, slot.isHead(), change);
        }
        Document same = MemoryState.of(head)
                .selects(slot.isHead()
                        .append(Fields.STATE, HeadState.LIVE.stored())
                        .append(Fields.VERSION, head.get(Fields.VERSION)));
        return call.threads().updateOne(same, change.build()).getMatchedCount() == 1;
    }
}
