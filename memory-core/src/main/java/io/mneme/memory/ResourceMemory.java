package io.mneme.memory;

import io.mneme.memory.lifecycle.ResourceExport;
import io.mneme.memory.recall.Known;
import io.mneme.memory.recall.RecallHit;
import io.mneme.memory.recall.RecallOptions;
import io.mneme.memory.thread.MemoryThread;
import io.mneme.memory.thread.NewThread;
import io.mneme.memory.thread.Page;
import io.mneme.memory.thread.ResourceId;
import io.mneme.memory.thread.ThreadId;
import io.mneme.memory.thread.ThreadKey;
import io.mneme.memory.thread.ThreadQuery;
import io.mneme.memory.working.WorkingMemory;
import io.mneme.memory.working.WorkingMemoryKey;
import io.mneme.memory.working.WorkingMemoryOptions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Everything that one owner has, and nothing of anybody else's. Thread-safe. */
public final class ResourceMemory {

    private final ResourceId owner;
    private final MemoryParts parts;

    ResourceMemory(ResourceId owner, MemoryParts parts) {
        if (owner == null) {
            throw new MemoryException.InvalidInput("resource id is required");
        }
        this.owner = owner;
        this.parts = parts;
    }

    /** The owner. */
    public ResourceId id() {
        return owner;
    }

    /** A conversation of the owner. Costs nothing; it need not exist, its first message creates it. */
    public Conversation thread(ThreadId thread) {
        return new Conversation(new ThreadKey(owner, thread), parts);
    }

    /**
     * A conversation of the owner.
     *
     * @throws MemoryException.InvalidInput if {@code thread} breaks the rule of {@link ThreadId}
     */
    public Conversation thread(String thread) {
        return thread(ThreadId.of(thread));
    }

    /** One page of the owner's threads; empty if there is none. */
    public Page<MemoryThread> threads(ThreadQuery query) {
        return parts.store().threads().list(owner, query);
    }

    /**
     * Creates an empty thread, also one that was deleted.
     *
     * @param title name to show; empty for none
     * @param metadata a document of the application; empty for none
     * @throws MemoryException.Conflict if it exists
     * @throws MemoryException.InvalidInput if the title or the metadata breaks its rule
     */
    public Conversation createThread(ThreadId thread, Optional<String> title, Map<String, Object> metadata) {
        ThreadKey key = new ThreadKey(owner, thread);
        parts.store()
                .threads()
                .create(new NewThread(key, title, metadata, parts.clock().instant()));
        return thread(thread);
    }

    /**
     * What {@code query} reminds of in all of the owner's threads, whatever the options' scope.
     *
     * @return each find followed by its neighbours, the best find first; empty for a query without a word
     * @throws MemoryException.Misconfigured if the memory was built without recall
     */
    public List<RecallHit> recall(String query, RecallOptions options) {
        return parts.requiredRecall().recall(owner, Optional.empty(), query, options, Known.NOTHING);
    }

    /** {@link #recall(String, RecallOptions)} with {@link RecallOptions#DEFAULT}. */
    public List<RecallHit> recall(String query) {
        return recall(query, RecallOptions.DEFAULT);
    }

    /** The owner's own working memory, shared by all threads, with the memory's options. */
    public WorkingMemory workingMemory() {
        return workingMemory(parts.options().workingMemory().orElse(WorkingMemoryOptions.DEFAULT));
    }

    /** The owner's own working memory with other options; their scope does not count. */
    public WorkingMemory workingMemory(WorkingMemoryOptions options) {
        return new WorkingMemory(WorkingMemoryKey.of(owner), parts.store().workingMemories(), options, parts.clock());
    }

    /**
     * Writes everything the owner has to {@code sink}, one document at a time: each thread followed by its messages.
     * See {@link ResourceExport}. Holds one page in memory; what is written meanwhile may or may not be in it.
     */
    public void export(Consumer<Map<String, Object>> sink) {
        new ResourceExport(parts.store(), owner).writeTo(sink);
    }
}
