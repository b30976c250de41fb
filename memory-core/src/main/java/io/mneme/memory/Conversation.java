package io.mneme.memory;

import io.mneme.memory.context.Context;
import io.mneme.memory.message.Message;
import io.mneme.memory.message.MessageId;
import io.mneme.memory.message.MessageQuery;
import io.mneme.memory.message.Participant;
import io.mneme.memory.message.Participants;
import io.mneme.memory.message.StoredMessage;
import io.mneme.memory.port.store.Append;
import io.mneme.memory.port.store.AppendCondition;
import io.mneme.memory.port.store.AppendResult;
import io.mneme.memory.port.store.MemoryStore;
import io.mneme.memory.recall.Known;
import io.mneme.memory.recall.RecallHit;
import io.mneme.memory.recall.RecallOptions;
import io.mneme.memory.recall.RecallScope;
import io.mneme.memory.thread.CloneSelection;
import io.mneme.memory.thread.CloneThread;
import io.mneme.memory.thread.Limits;
import io.mneme.memory.thread.MemoryThread;
import io.mneme.memory.thread.Page;
import io.mneme.memory.thread.ThreadId;
import io.mneme.memory.thread.ThreadKey;
import io.mneme.memory.thread.ThreadUpdate;
import io.mneme.memory.working.WorkingMemory;
import io.mneme.memory.working.WorkingMemoryOptions;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * One thread of one owner. A handle without state: what it shows is always read from the store. Thread-safe. Every
 * method that needs an existing thread throws {@link MemoryException.NotFound} if there is none, or if it is somebody
 * else's.
 */
public final class Conversation {

    private final ThreadKey key;
    private final MemoryParts parts;
    private final MemoryStore store;

    Conversation(ThreadKey key, MemoryParts parts) {
        this.key = key;
        this.parts = parts;
        this.store = parts.store();
    }

    /** Owner and id. */
    public ThreadKey key() {
        return key;
    }

    /** Title, metadata and times; empty if the thread does not exist. */
    public Optional<MemoryThread> find() {
        return store.threads().find(key);
    }

    /** Title, metadata and times. */
    public MemoryThread get() {
        return find().orElseThrow(this::notFound);
    }

    /** {@link #append(List)} of the given messages. */
    public AppendResult append(Message... messages) {
        return append(List.of(messages));
    }

    /**
     * Appends messages in order, all or none, durable when it returns; creates the thread if it never existed. Messages
     * whose ids are there already are left as they are, and reported.
     *
     * @throws MemoryException.NotFound if the thread was deleted
     * @throws MemoryException.InvalidInput if there are no or more than 1,000 messages, or two have the same id
     */
    public AppendResult append(List<Message> messages) {
        return append(messages, AppendCondition.ANY);
    }

    /**
     * {@link #append(List)} under a condition.
     *
     * @throws MemoryException.Conflict if the condition expects another last place
     */
    public AppendResult append(List<Message> messages, AppendCondition condition) {
        AppendResult result = store.messages()
                .append(new Append(key, messages, condition, parts.clock().instant()));
        parts.recall().filter(one -> result.anyAdded()).ifPresent(one -> one.appended(key));
        return result;
    }

    /** One page of messages. */
    public Page<StoredMessage> messages(MessageQuery query) {
        Page<StoredMessage> page = store.messages().list(key, query);
        if (page.items().isEmpty()) {
            get();
        }
        return page;
    }

    /** The newest {@code count} messages, 1 to 1,000, oldest first. */
    public List<StoredMessage> last(int count) {
        List<StoredMessage> newest =
                new ArrayList<>(messages(MessageQuery.newest(count)).items());
        Collections.reverse(newest);
        return newest;
    }

    /**
     * Who spoke, how often, first and last, in order of the first message; empty if no message has a speaker. Reads all
     * of the thread, a page at a time.
     */
    public List<Participant> participants() {
        Participants participants = new Participants();
        MessageQuery query = MessageQuery.ALL.limit(Limits.MAX_ITEMS);
        Optional<String> next;
        do {
            Page<StoredMessage> page = messages(query);
            page.items().forEach(stored -> participants.add(stored.message()));
            next = page.next();
            query = next.map(query::after).orElse(query);
        } while (next.isPresent());
        return participants.list();
    }

    /** One message; empty if it does not exist. */
    public Optional<StoredMessage> findMessage(MessageId id) {
        return store.messages().find(key, id);
    }

    /**
     * One message.
     *
     * @throws MemoryException.NotFound if it does not exist
     */
    public StoredMessage message(MessageId id) {
        return findMessage(id).orElseThrow(() -> MemoryException.NotFound.message(key, id));
    }

    /**
     * A message, up to {@code before} messages right before it and up to {@code after} right after it, oldest first.
     *
     * @throws MemoryException.NotFound if the message does not exist
     * @throws MemoryException.InvalidInput if a number is not 0 to 1,000
     */
    public List<StoredMessage> neighbours(MessageId id, int before, int after) {
        List<StoredMessage> found = store.messages().neighbours(key, id, before, after);
        if (found.isEmpty()) {
            throw MemoryException.NotFound.message(key, id);
        }
        return found;
    }

    /** Number of messages. */
    public long count() {
        long count = store.messages().count(key);
        return count > 0 ? count : countOfExisting();
    }

    /** Deletes messages, 1 to 1,000 ids; ids that are not there are ignored. Returns how many were deleted. */
    public int deleteMessages(Set<MessageId> ids) {
        int deleted = store.messages().delete(key, ids);
        return deleted > 0 ? deleted : (int) countOfExisting();
    }

    /** Deletes all messages; the thread stays. Returns how many were deleted. */
    public long deleteAllMessages() {
        long deleted = store.messages().deleteAll(key);
        return deleted > 0 ? deleted : countOfExisting();
    }

    /** Sets the title: 1 to 1,000 characters without control characters. */
    public MemoryThread rename(String title) {
        return update(new ThreadUpdate.Rename(Optional.of(title)));
    }

    /** Sets the title unless the thread has one. Returns the thread as it is then. */
    public MemoryThread suggestTitle(String title) {
        return update(new ThreadUpdate.Suggest(title));
    }

    /** Removes the title. */
    public MemoryThread clearTitle() {
        return update(new ThreadUpdate.Rename(Optional.empty()));
    }

    /** Merges into the metadata (RFC 7396): objects are merged, null removes, everything else replaces. */
    public MemoryThread mergeMetadata(Map<String, Object> patch) {
        return update(new ThreadUpdate.MergeMetadata(patch));
    }

    /** Archives the thread; it stays readable and writable. */
    public MemoryThread archive() {
        return update(new ThreadUpdate.Archive());
    }

    /** Takes the thread out of the archive. */
    public MemoryThread unarchive() {
        return update(new ThreadUpdate.Unarchive());
    }

    /** Deletes the thread with everything in it; a late write does not bring it back. False if there is none. */
    public boolean delete() {
        return store.threads().delete(key, parts.clock().instant());
    }

    /**
     * Copies the thread to a new one of the same owner.
     *
     * @throws MemoryException.Conflict if {@code target} exists
     */
    public MemoryThread copyTo(ThreadId target, CloneSelection selection) {
        ThreadKey to = new ThreadKey(key.resource(), target);
        MemoryThread copy = store.threads()
                .copy(new CloneThread(
                        key, to, selection, Optional.empty(), parts.clock().instant()));
        parts.recall().ifPresent(one -> one.appended(to));
        return copy;
    }

    /**
     * What {@code query} reminds of, in this thread or in all of the owner's, as the options' scope says.
     *
     * @return each find followed by its neighbours, the best find first; empty for a query without a word, or if the
     *     thread does not exist
     * @throws MemoryException.Misconfigured if the memory was built without recall
     */
    public List<RecallHit> recall(String query, RecallOptions options) {
        Optional<ThreadId> scope = options.scope() == RecallScope.THREAD ? Optional.of(key.thread()) : Optional.empty();
        return parts.requiredRecall().recall(key.resource(), scope, query, options, Known.NOTHING);
    }

    /** {@link #recall(String, RecallOptions)} with {@link RecallOptions#DEFAULT}. */
    public List<RecallHit> recall(String query) {
        return recall(query, RecallOptions.DEFAULT);
    }

    /**
     * The working memory that a turn in this thread sees: the thread's own or the owner's, as the memory's options say.
     */
    public WorkingMemory workingMemory() {
        return workingMemory(parts.options().workingMemory().orElse(WorkingMemoryOptions.DEFAULT));
    }

    /** The same with other options, among them the scope. */
    public WorkingMemory workingMemory(WorkingMemoryOptions options) {
        return new WorkingMemory(options.scope().keyIn(key), store.workingMemories(), options, parts.clock());
    }

    /** What a model should see now: the instructions, then the history; no messages for a new thread. */
    public Context context(String instructions) {
        return context(instructions, Long.MAX_VALUE);
    }

    /** {@link #context(String)} as of the message at {@code upTo}, which comes last. */
    public Context context(String instructions, long upTo) {
        return parts.assembler().assemble(key, instructions, upTo);
    }

    /** {@link #context(String)} of a message that is not stored, and comes last. */
    public Context context(String instructions, Message unsaved) {
        return parts.assembler().assemble(key, instructions, unsaved);
    }

    private MemoryThread update(ThreadUpdate change) {
        return store.threads().update(key, change, parts.clock().instant());
    }

    private long countOfExisting() {
        get();
        return 0;
    }

    private MemoryException.NotFound notFound() {
        return MemoryException.NotFound.thread(key);
    }
}
