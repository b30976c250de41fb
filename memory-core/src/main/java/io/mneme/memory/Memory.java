package io.mneme.memory;

import io.mneme.memory.port.observation.AuditListener;
import io.mneme.memory.port.observation.Principal;
import io.mneme.memory.port.store.MemoryStore;
import io.mneme.memory.recall.Recall;
import io.mneme.memory.thread.ResourceId;
import java.time.Duration;

/**
 * The door to everything that is remembered. One object serves the whole application; what belongs to somebody is
 * reached through {@link #resource} only. Thread-safe.
 *
 * <p>Every method behind it may throw what {@link MemoryStore} says: {@link MemoryException.Unavailable} and
 * {@link MemoryException.Misconfigured}.
 */
public final class Memory implements AutoCloseable {

    private final MemoryParts parts;
    private final AuditListener audit;

    Memory(MemoryParts parts, AuditListener audit) {
        this.parts = parts;
        this.audit = audit;
    }

    /** A builder with default options. */
    public static MemoryBuilder builder() {
        return new MemoryBuilder();
    }

    /** The memory of one owner. Costs nothing; the owner need not exist. */
    public ResourceMemory resource(ResourceId owner) {
        return new ResourceMemory(owner, parts);
    }

    /**
     * The memory of one owner.
     *
     * @throws MemoryException.InvalidInput if {@code owner} breaks the rule of {@link ResourceId}
     */
    public ResourceMemory resource(String owner) {
        return resource(ResourceId.of(owner));
    }

    /**
     * The one privileged door, across owners. Each use is reported to the audit listener first.
     *
     * @param principal the verified person or service, and why
     */
    public AdminMemory admin(Principal principal) {
        return new AdminMemory(principal, parts.store(), parts.clock(), audit);
    }

    /** How it behaves. */
    public MemoryOptions options() {
        return parts.options();
    }

    /** What a person should know of the store, in one line, without secrets. */
    public String description() {
        return parts.store().description();
    }

    /**
     * Waits until the background work on what was written is done: indexing for recall.
     *
     * @return false if time is over, or something failed for good (the log says what); see {@link Recall#settled}
     */
    public boolean settled(Duration timeout) {
        return parts.recall().map(one -> one.settled(timeout)).orElse(true);
    }

    /** Ends the background work and closes the store. Every later call throws {@link MemoryException.Unavailable}. */
    @Override
    public void close() {
        parts.recall().ifPresent(Recall::close);
        parts.store().close();
    }
}
