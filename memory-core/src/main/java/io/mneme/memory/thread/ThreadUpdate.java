package io.mneme.memory.thread;

import io.mneme.memory.document.Documents;
import io.mneme.memory.document.MergePatch;
import io.mneme.memory.internal.Identifiers;
import io.mneme.memory.internal.Instants;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * One change of a thread. A store applies {@link #apply} to the thread as it is at that moment, atomically, so that two
 * changes at once both hold. Immutable and thread-safe.
 */
public sealed interface ThreadUpdate {

    /** The thread after the change, made at {@code at}; a pure function. */
    MemoryThread apply(MemoryThread thread, Instant at);

    /**
     * Sets the title.
     *
     * @param title the new title; empty removes it
     */
    record Rename(Optional<String> title) implements ThreadUpdate {
        public Rename {
            Identifiers.required("title", title).ifPresent(Titles::check);
        }

        @Override
        public MemoryThread apply(MemoryThread old, Instant at) {
            return with(old, title, old.metadata(), Instants.later(old.updatedAt(), at), old.archivedAt());
        }
    }

    /**
     * Sets the title if the thread has none, so that a generated title never takes the place of a person's. Else
     * nothing changes.
     *
     * @param title the title
     */
    record Suggest(String title) implements ThreadUpdate {
        public Suggest {
            Titles.check(title);
        }

        @Override
        public MemoryThread apply(MemoryThread old, Instant at) {
            Instant updated = old.title().isPresent() ? old.updatedAt() : Instants.later(old.updatedAt(), at);
            return with(old, old.title().or(() -> Optional.of(title)), old.metadata(), updated, old.archivedAt());
        }
    }

    /**
     * Merges into the metadata by {@link MergePatch}.
     *
     * @param patch a document; null values remove
     */
    record MergeMetadata(Map<String, Object> patch) implements ThreadUpdate {
        public MergeMetadata {
            patch = Documents.object(patch);
        }

        @Override
        public MemoryThread apply(MemoryThread old, Instant at) {
            Map<String, Object> merged = MergePatch.apply(old.metadata(), patch);
            return with(old, old.title(), merged, Instants.later(old.updatedAt(), at), old.archivedAt());
        }
    }

    /** Archives; an archived thread keeps its first archive time. The update time stays as it is. */
    record Archive() implements ThreadUpdate {
        @Override
        public MemoryThread apply(MemoryThread old, Instant at) {
            return with(
                    old,
                    old.title(),
                    old.metadata(),
                    old.updatedAt(),
                    old.archivedAt().or(() -> Optional.of(at)));
        }
    }

    /** Takes a thread out of the archive; nothing happens to one that is not archived. */
    record Unarchive() implements ThreadUpdate {
        @Override
        public MemoryThread apply(MemoryThread old, Instant at) {
            return with(old, old.title(), old.metadata(), old.updatedAt(), Optional.empty());
        }
    }

    private static MemoryThread with(
            MemoryThread old,
            Optional<String> title,
            Map<String, Object> metadata,
            Instant updatedAt,
            Optional<Instant> archivedAt) {
        return new MemoryThread(
                old.key(),
                title,
                metadata,
                old.createdAt(),
                updatedAt,
                archivedAt,
                old.lastSequence(),
                old.incarnation());
    }
}
