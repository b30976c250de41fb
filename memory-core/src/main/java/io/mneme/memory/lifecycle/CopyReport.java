package io.mneme.memory.lifecycle;

import io.mneme.memory.working.WorkingMemoryKey;
import java.util.List;

/**
 * What a {@link StoreCopy} did. Immutable and thread-safe.
 *
 * @param counts how much the source had; the target has it too unless {@code different} says otherwise
 * @param sourceDigest SHA-256, in hexadecimal, over everything read from the source
 * @param targetDigest the same over what was read back from the target
 * @param different what is not the same in both: a thread with its messages, whether one was deleted, or an owner's
 *     working memory. Empty if all is well
 * @param sourceChanged whether somebody wrote to the source meanwhile, so that the target may lack something
 */
public record CopyReport(
        CopyCounts counts,
        String sourceDigest,
        String targetDigest,
        List<WorkingMemoryKey> different,
        boolean sourceChanged) {

    public CopyReport {
        different = List.copyOf(different);
    }

    /** Whether the target has everything as the source has it, and nobody wrote to the source meanwhile. */
    public boolean verified() {
        return different.isEmpty() && sourceDigest.equals(targetDigest) && !sourceChanged;
    }
}
