package io.mneme.memory.testkit.contract;

import io.mneme.memory.message.Message;
import io.mneme.memory.message.StoredMessage;
import io.mneme.memory.port.store.MemoryStore;
import io.mneme.memory.testkit.Samples;
import io.mneme.memory.thread.MemoryThread;
import io.mneme.memory.thread.ResourceId;
import io.mneme.memory.thread.ThreadKey;
import io.mneme.memory.working.WorkingMemoryKey;
import io.mneme.memory.working.WorkingMemoryVersion;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;

/** Threads as another store holds them, and the way to copy them. */
final class Imports {

    private Imports() {}

    /** Titled, archived, with metadata and three different times. */
    static MemoryThread thread(ThreadKey key, long lastSequence, long incarnation) {
        return new MemoryThread(
                key,
                Optional.of("Trip to \"Žilina\" 😀"),
                Map.of("a.b", 1L, "$nul", "x\0y", "list", List.of(1L, Map.of())),
                Samples.TIME,
                Samples.TIME.plusSeconds(60),
                Optional.of(Samples.TIME.plusSeconds(90)),
                lastSequence,
                incarnation);
    }

    static StoredMessage message(long place) {
        return new StoredMessage(place, Samples.user("m" + place, "text of " + place));
    }

    static List<StoredMessage> messages(long... places) {
        return LongStream.of(places).mapToObj(Imports::message).toList();
    }

    /** {@code messages}, put with gaps: the places are 3, 6, 9 ... */
    static List<StoredMessage> everyThird(List<Message> messages) {
        List<StoredMessage> stored = new ArrayList<>();
        for (Message message : messages) {
            stored.add(new StoredMessage((stored.size() + 1) * 3L, message));
        }
        return stored;
    }

    /** Copies everything of one owner, {@code page} messages at once. */
    static void copy(MemoryStore source, MemoryStore target, ResourceId owner, int page) {
        OwnerState state = OwnerState.of(source, owner);
        for (MemoryThread thread : state.threads()) {
            List<StoredMessage> messages = state.messages().get(thread.id());
            target.imports().put(thread, List.of());
            for (int from = 0; from < messages.size(); from += page) {
                target.imports().put(thread, messages.subList(from, Math.min(from + page, messages.size())));
            }
            copyPages(source, target, WorkingMemoryKey.of(thread.key()));
        }
        copyPages(source, target, WorkingMemoryKey.of(owner));
    }

    private static void copyPages(MemoryStore source, MemoryStore target, WorkingMemoryKey key) {
        List<WorkingMemoryVersion> versions = new ArrayList<>(Pages.all(source, key));
        Collections.reverse(versions);
        if (!versions.isEmpty()) {
            target.imports().put(key, versions);
        }
    }
}
