package io.mneme.memory.working;

import io.mneme.memory.MemoryException.Conflict;
import io.mneme.memory.MemoryException.InvalidInput;
import io.mneme.memory.MemoryException.NotFound;
import io.mneme.memory.document.Documents;
import io.mneme.memory.document.MergePatch;
import io.mneme.memory.port.store.WorkingMemoryStore;
import io.mneme.memory.port.store.WorkingMemoryWrite;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * The working memory of an owner or of a thread. A handle without state; it and its thread need not exist. Every change
 * is a version of its own, conditional on the one that was read, and tried again on what somebody else has written
 * meanwhile. Thread-safe.
 *
 * <p>Every change throws {@link InvalidInput} if the result is too long, breaks the schema or is of the other form, and
 * {@link NotFound} if the thread was deleted.
 */
public final class WorkingMemory {

    private final WorkingMemoryKey key;
    private final WorkingMemoryStore store;
    private final WorkingMemoryOptions options;
    private final WorkingMemoryRules rules;
    private final Clock clock;

    /** Reached through {@code ResourceMemory.workingMemory()} and {@code Conversation.workingMemory()}. */
    public WorkingMemory(WorkingMemoryKey key, WorkingMemoryStore store, WorkingMemoryOptions options, Clock clock) {
        this.key = key;
        this.store = store;
        this.options = options;
        this.rules = new WorkingMemoryRules(options);
        this.clock = clock;
    }

    /** Whose it is. */
    public WorkingMemoryKey key() {
        return key;
    }

    /** How it behaves. */
    public WorkingMemoryOptions options() {
        return options;
    }

    /** The newest version; empty if nothing was ever written. */
    public Optional<WorkingMemoryVersion> find() {
        return store.find(key);
    }

    /** What a model sees: the newest version's content, or the empty template or document. */
    public WorkingMemoryContent content() {
        return find().map(WorkingMemoryVersion::content).orElseGet(options.form()::empty);
    }

    /**
     * Merges into the document (RFC 7396): objects are merged, lists replaced, null removes; what is absent stays. An
     * empty patch changes nothing. Patches to different fields never undo each other, whoever writes at once.
     */
    public WorkingMemoryUpdate merge(Map<String, Object> patch, WorkingMemoryAuthor author) {
        Map<String, Object> change = Documents.object(patch);
        rules.requireForm(new WorkingMemoryContent.Document(Map.of()));
        return change(author, present -> {
            rules.requireForm(present);
            Map<String, Object> old = ((WorkingMemoryContent.Document) present).document();
            return new WorkingMemoryContent.Document(MergePatch.apply(old, change));
        });
    }

    /** Replaces the Markdown, whatever it is now; blank text and the empty template change nothing. */
    public WorkingMemoryUpdate replace(String markdown, WorkingMemoryAuthor author) {
        return replace(markdown, present -> markdown, author);
    }

    /**
     * Replaces the Markdown that the writer has seen. If somebody else has changed it since, both changes are merged
     * line by line. Blank text and the empty template change nothing.
     *
     * @param seen the version's number that the writer changed; 0 for the empty template
     * @throws Conflict if both changed the same lines, or the version seen is not kept any more
     */
    public WorkingMemoryUpdate replace(String markdown, long seen, WorkingMemoryAuthor author) {
        return replace(
                markdown,
                present -> {
                    String base = text(
                            seen == 0 ? options.form().empty() : version(seen).content());
                    return Lines.merge(base, markdown, text(present))
                            .orElseThrow(() -> Conflict.workingMemory(
                                    key, "somebody else changed the same lines; read it again, then change it"));
                },
                author);
    }

    private WorkingMemoryUpdate replace(
            String markdown, Function<WorkingMemoryContent, String> next, WorkingMemoryAuthor author) {
        WorkingMemoryContent given = new WorkingMemoryContent.Markdown(markdown);
        rules.requireForm(given);
        if (markdown.isBlank() || given.equals(options.form().empty())) {
            return new WorkingMemoryUpdate(false, find());
        }
        return change(author, present -> {
            rules.requireForm(present);
            return new WorkingMemoryContent.Markdown(next.apply(present));
        });
    }

    /**
     * Versions, newest first.
     *
     * @param limit most versions, 1 to 1,000
     */
    public List<WorkingMemoryVersion> history(int limit) {
        return store.history(key, Long.MAX_VALUE, limit);
    }

    /**
     * One version.
     *
     * @param number its number, 1 or more
     * @throws InvalidInput if there is no such version, or it is not kept any more
     */
    public WorkingMemoryVersion version(long number) {
        List<WorkingMemoryVersion> found =
                number < 1 || number == Long.MAX_VALUE ? List.of() : store.history(key, number + 1, 1);
        if (found.isEmpty() || found.get(0).version() != number) {
            throw new InvalidInput("the working memory of " + key + " has no version " + number);
        }
        return found.get(0);
    }

    /**
     * How two versions differ, in reading order.
     *
     * @param from number of the older version; 0 for the empty template or document
     * @param to number of the newer version
     * @throws InvalidInput if there is no such version
     */
    public List<WorkingMemoryChange> diff(long from, long to) {
        WorkingMemoryContent before =
                from == 0 ? options.form().empty() : version(from).content();
        return WorkingMemoryDiff.between(before, version(to).content());
    }

    /**
     * Writes a new version with the content of the one before the newest; of the first with what is there when nothing
     * is. Undoing twice brings back what was undone.
     *
     * @throws InvalidInput if there is no version, or the one before is not kept any more
     * @throws Conflict if somebody else wrote meanwhile
     */
    public WorkingMemoryUpdate undo(WorkingMemoryAuthor author) {
        long newest = find().map(WorkingMemoryVersion::version)
                .orElseThrow(() -> new InvalidInput("the working memory of " + key + " has no version to undo"));
        WorkingMemoryContent before =
                newest == 1 ? options.form().empty() : version(newest - 1).content();
        return write(newest, before, author);
    }

    /**
     * Writes a new version with the content of an old one.
     *
     * @throws InvalidInput if there is no such version
     */
    public WorkingMemoryUpdate restore(long number, WorkingMemoryAuthor author) {
        WorkingMemoryContent old = version(number).content();
        return change(author, present -> old);
    }

    /** Removes it with all of its versions. Returns whether there was any. */
    public boolean delete() {
        return store.delete(key);
    }

    private WorkingMemoryUpdate change(
            WorkingMemoryAuthor author, Function<WorkingMemoryContent, WorkingMemoryContent> step) {
        Retries retries = new Retries();
        while (true) {
            Optional<WorkingMemoryVersion> present = find();
            WorkingMemoryContent old =
                    present.map(WorkingMemoryVersion::content).orElseGet(options.form()::empty);
            WorkingMemoryContent next = step.apply(old);
            if (next.equals(old)) {
                return new WorkingMemoryUpdate(false, present);
            }
            try {
                return write(present.map(WorkingMemoryVersion::version).orElse(0L), next, author);
            } catch (Conflict e) {
                retries.pause(e);
            }
        }
    }

    private WorkingMemoryUpdate write(long seen, WorkingMemoryContent content, WorkingMemoryAuthor author) {
        rules.check(content);
        WorkingMemoryVersion next =
                new WorkingMemoryVersion(seen + 1, content, clock.instant(), author.author(), author.turn());
        store.write(new WorkingMemoryWrite(key, next, options.keepVersions()));
        return new WorkingMemoryUpdate(true, Optional.of(next));
    }

    private static String text(WorkingMemoryContent content) {
        return content instanceof WorkingMemoryContent.Markdown markdown ? markdown.text() : "";
    }
}
