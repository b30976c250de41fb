package io.mneme.memory.thread;

import io.mneme.memory.document.Documents;
import io.mneme.memory.internal.Identifiers;
import io.mneme.memory.internal.Instants;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * A thread to be created. Immutable and thread-safe.
 *
 * @param key owner and id
 * @param title 1 to 1,000 characters without control characters; empty for none
 * @param metadata a document of the application (see {@link Documents}), copied
 * @param at the time of creation, cut to microseconds
 */
public record NewThread(ThreadKey key, Optional<String> title, Map<String, Object> metadata, Instant at) {

    /** @throws io.mneme.memory.MemoryException.InvalidInput if a value breaks its rule */
    public NewThread {
        Identifiers.required("thread key", key);
        Identifiers.required("title", title).ifPresent(Titles::check);
        metadata = Documents.object(metadata);
        at = Instants.micros("thread time", at);
    }

    /** An untitled thread without metadata. */
    public static NewThread of(ThreadKey key, Instant at) {
        return new NewThread(key, Optional.empty(), Map.of(), at);
    }

    /** The thread as it is right after its creation, still without messages. */
    public MemoryThread created(long incarnation) {
        return new MemoryThread(key, title, metadata, at, at, Optional.empty(), 0, incarnation);
    }
}
