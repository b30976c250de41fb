package io.mneme.memory.agent;

import io.mneme.memory.message.MessageId;
import io.mneme.memory.message.MessageQuery;
import io.mneme.memory.message.StoredMessage;
import io.mneme.memory.port.store.Append;
import io.mneme.memory.port.store.AppendResult;
import io.mneme.memory.port.store.ImportStore;
import io.mneme.memory.port.store.MemoryStore;
import io.mneme.memory.port.store.MessageStore;
import io.mneme.memory.port.store.RecallIndex;
import io.mneme.memory.port.store.ResourceStore;
import io.mneme.memory.port.store.ThreadStore;
import io.mneme.memory.port.store.WorkingMemoryStore;
import io.mneme.memory.testkit.InMemoryMemoryStore;
import io.mneme.memory.thread.Page;
import io.mneme.memory.thread.ThreadKey;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** An in-memory store that keeps the appends it got, and lets a test act before and after each. */
final class HookedStore implements MemoryStore, MessageStore {

    final List<Append> appends = new CopyOnWriteArrayList<>();
    volatile Consumer<Append> before = append -> {};
    volatile Consumer<Append> after = append -> {};
    private final MemoryStore store = new InMemoryMemoryStore();

    @Override
    public AppendResult append(Append append) {
        before.accept(append);
        AppendResult result = store.messages().append(append);
        appends.add(append);
        after.accept(append);
        return result;
    }

    @Override
    public MessageStore messages() {
        return this;
    }

    @Override
    public ThreadStore threads() {
        return store.threads();
    }

    @Override
    public ResourceStore resources() {
        return store.resources();
    }

    @Override
    public WorkingMemoryStore workingMemories() {
        return store.workingMemories();
    }

    @Override
    public RecallIndex recallIndex() {
        return store.recallIndex();
    }

    @Override
    public ImportStore imports() {
        return store.imports();
    }

    @Override
    public String description() {
        return store.description();
    }

    @Override
    public void close() {
        store.close();
    }

    @Override
    public Page<StoredMessage> list(ThreadKey thread, MessageQuery query) {
        return store.messages().list(thread, query);
    }

    @Override
    public Optional<StoredMessage> find(ThreadKey thread, MessageId id) {
        return store.messages().find(thread, id);
    }

    @Override
    public List<StoredMessage> neighbours(ThreadKey thread, MessageId id, int before, int after) {
        return store.messages().neighbours(thread, id, before, after);
    }

    @Override
    public long count(ThreadKey thread) {
        return store.messages().count(thread);
    }

    @Override
    public int delete(ThreadKey thread, Set<MessageId> ids) {
        return store.messages().delete(thread, ids);
    }

    @Override
    public long deleteAll(ThreadKey thread) {
        return store.messages().deleteAll(thread);
    }
}
