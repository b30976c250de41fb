package io.mneme.memory.store.mongo;

import io.mneme.memory.store.mongo.Claims.Claim;
import java.util.ArrayList;
import java.util.List;
import org.bson.Document;

/**
 * Copies versions of a working memory to a thread that is being built. They are those of one moment if the source's
 * head is unchanged afterwards: every write of a working memory changes its version.
 */
final class VersionCopier {

    /** So many are in memory at a time. */
    private static final int CHUNK = 20;

    private VersionCopier() {}

    /** Copies the newest one as version 1; returns what the copy has then. */
    static MemoryState newest(Call call, Head source, Claim claim) {
        MemoryState from = source.memory();
        if (from.isEmpty()) {
            return new MemoryState(claim.memoryRun(), 0, 0);
        }
        copy(call, source, new MemoryState(from.run(), from.newest(), from.newest()), claim, from.newest() - 1);
        return new MemoryState(claim.memoryRun(), 1, 1);
    }

    /** Copies all of them; returns what the copy has then. */
    static MemoryState all(Call call, Head source, Claim claim) {
        MemoryState from = source.memory();
        if (!from.isEmpty()) {
            copy(call, source, from, claim, 0);
        }
        return new MemoryState(claim.memoryRun(), from.oldest(), from.newest());
    }

    private static void copy(Call call, Head source, MemoryState from, Claim claim, long less) {
        MemorySlot slot = MemorySlot.of(source.key());
        MemorySlot target = MemorySlot.of(claim.key());
        List<Document> chunk = new ArrayList<>();
        long newest = from.newest();
        do {
            call.renew();
            chunk.clear();
            call.threads()
                    .find(slot.versions(from.run(), from.oldest(), newest))
                    .sort(new Document(Fields.ID, 1))
                    .limit(CHUNK)
                    .into(chunk);
            for (Document version : chunk) {
                newest = StoredVersions.number(version) - 1;
                version.putAll(target.isVersion(claim.memoryRun(), newest + 1 - less));
            }
            if (!chunk.isEmpty()) {
                call.threads().insertMany(chunk);
            }
        } while (chunk.size() == CHUNK);
    }
}
