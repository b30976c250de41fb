package io.mneme.memory.port.store;

import io.mneme.memory.MemoryException.InvalidInput;
import io.mneme.memory.internal.Identifiers;
import io.mneme.memory.thread.Limits;
import io.mneme.memory.working.WorkingMemoryKey;
import io.mneme.memory.working.WorkingMemoryVersion;

/**
 * A new version of a working memory. Immutable and thread-safe.
 *
 * @param key whose
 * @param next the version to write; its number less one is the version that the writer has read
 * @param keep how many versions, this one included, stay; 1 to 1,000
 */
public record WorkingMemoryWrite(WorkingMemoryKey key, WorkingMemoryVersion next, int keep) {

    /** @throws InvalidInput if a value is null or out of range */
    public WorkingMemoryWrite {
        Identifiers.required("key", key);
        Identifiers.required("version", next);
        Limits.check("number of versions to keep", keep);
        if (next.version() < 1) {
            throw new InvalidInput("a version is 1 or more, not " + next.version());
        }
    }
}
