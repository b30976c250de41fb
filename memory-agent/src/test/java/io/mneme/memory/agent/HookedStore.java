package io.mneme.memory.agent;

import io.mneme.memory.message.MessageId;
import io.mneme.memory.message.MessageQuery;
import io.mneme.memory.message.StoredMessage;
import io.mneme.memory.port.store.Append;
import io.mneme.memory.port.store.AppendResult;
import io.mneme.memory.port.store.MemoryStore;
import io.mneme.memory.port.store.MessageStore;
import io.mneme.memory.testkit.ForwardingMemoryStore;
import io.mneme.memory.testkit.InMemoryMemoryStore;
import io.mneme.memory.thread.Page;
import io.mneme.memory.thread.ThreadKey;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** An in-memory store that keeps the appends it got, and lets a test act before and after each. */
final class HookedStore extends ForwardingMemoryStore implements MessageStore {

    final List<Append> appends = new CopyOnWriteArrayList<>();
    volatile Consumer<Append> before = append -> {};
    volatile Consumer<Append> after = append -> {};
    private final MessageStore messages;

    HookedStore() {
        this(new InMemoryMemoryStore());
    }

    private HookedStore(MemoryStore store) {
        super(store);
        messages = store.messages();
    }

    @Override
    public AppendResult append(Append append) {
        before.accept(append);
        AppendResult result = messages.append(append);
        appends.add(append);
        after.accept(append);
        return result;
    }

    @Override
    public MessageStore messages() {
        return this;
    }

    @Override
    public Page<StoredMessage> list(ThreadKey thread, MessageQuery query) {
        return messages.list(thread, query);
    }

    @Override
    public Optional<StoredMessage> find(ThreadKey thread, MessageId id) {
        return messages.find(thread, id);
    }

    @Override
    public List<StoredMessage> neighbours(ThreadKey thread, MessageId id, int before, int after) {
        return messages.neighbours(thread, id, before, after);
    }

    @Override
    public long count(ThreadKey thread) {
        return messages.count(thread);
    }

    @Override
    public int delete(ThreadKey thread, Set<MessageId> ids) {
        return messages.delete(thread, ids);
    }

    @Override
    public long deleteAll(ThreadKey thread) {
        return messages.deleteAll(thread);
    }
}
