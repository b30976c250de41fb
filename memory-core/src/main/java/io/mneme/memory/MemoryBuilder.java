package io.mneme.memory;

import io.mneme.memory.context.ContextAssembler;
import io.mneme.memory.port.observation.AuditListener;
import io.mneme.memory.port.store.MemoryStore;
import java.time.Clock;

/** Builds one {@link Memory}. Not thread-safe. */
public final class MemoryBuilder {

    private MemoryStore store;
    private MemoryOptions options = MemoryOptions.DEFAULT;
    private Clock clock = Clock.systemUTC();
    private AuditListener audit = new LoggingAuditListener();

    MemoryBuilder() {}

    /** Sets where memory is kept; required. The memory closes it. */
    public MemoryBuilder store(MemoryStore value) {
        store = value;
        return this;
    }

    /** Sets the options; default {@link MemoryOptions#DEFAULT}. */
    public MemoryBuilder options(MemoryOptions value) {
        options = value;
        return this;
    }

    /** Sets the clock; default the system's. Times are for people and filters, never for order. */
    public MemoryBuilder clock(Clock value) {
        clock = value;
        return this;
    }

    /**
     * Sets who hears of each use of the admin door; default: the JDK's {@link System.Logger}
     * {@code io.mneme.memory.audit}.
     */
    public MemoryBuilder audit(AuditListener value) {
        audit = value;
        return this;
    }

    /**
     * Builds the memory.
     *
     * @throws MemoryException.Misconfigured if something required is missing
     */
    public Memory build() {
        if (store == null || options == null || clock == null || audit == null) {
            throw new MemoryException.Misconfigured("a memory needs a store, options, a clock and an audit listener");
        }
        ContextAssembler assembler = new ContextAssembler(store, options);
        return new Memory(new MemoryParts(store, options, assembler, clock), audit);
    }
}
