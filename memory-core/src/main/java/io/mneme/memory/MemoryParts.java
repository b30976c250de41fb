package io.mneme.memory;

import io.mneme.memory.context.ContextAssembler;
import io.mneme.memory.port.store.MemoryStore;
import java.time.Clock;

/** What all doors of one memory share. Immutable and thread-safe. */
record MemoryParts(MemoryStore store, MemoryOptions options, ContextAssembler assembler, Clock clock) {}
