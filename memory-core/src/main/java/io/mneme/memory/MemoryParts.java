package io.mneme.memory;

import io.mneme.memory.context.ContextAssembler;
import io.mneme.memory.port.store.MemoryStore;
import io.mneme.memory.recall.Recall;
import java.time.Clock;
import java.util.Optional;

/** What all doors of one memory share. Immutable and thread-safe. */
record MemoryParts(
        MemoryStore store, MemoryOptions options, ContextAssembler assembler, Clock clock, Optional<Recall> recall) {

    /** @throws MemoryException.Misconfigured if the memory was built without recall */
    Recall requiredRecall() {
        return recall.orElseThrow(() -> new MemoryException.Misconfigured(
                "this memory has no recall: build it with embeddingModel(...) or with recallByWords()"));
    }
}
