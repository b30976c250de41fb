package io.mneme.memory.testkit.mutant;

import io.mneme.memory.message.MessageId;
import io.mneme.memory.message.MessageQuery;
import io.mneme.memory.message.StoredMessage;
import io.mneme.memory.port.store.Append;
import io.mneme.memory.port.store.AppendResult;
import io.mneme.memory.port.store.MessageStore;
import io.mneme.memory.thread.Page;
import io.mneme.memory.thread.ThreadKey;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Passes every call on; a mutant overrides one. */
class BrokenMessages implements MessageStore {

    final MessageStore good;

    BrokenMessages(MessageStore good) {
        this.good = good;
    }

    @Override
    public AppendResult append(Append append) {
        return good.append(append);
    }

    @Override
    public Page<StoredMessage> list(ThreadKey thread, MessageQuery query) {
        return good.list(thread, query);
    }

    @Override
    public Optional<StoredMessage> find(ThreadKey thread, MessageId id) {
        return good.find(thread, id);
    }

    @Override
    public List<StoredMessage> neighbours(ThreadKey thread, MessageId id, int before, int after) {
        return good.neighbours(thread, id, before, after);
    }

    @Override
    public long count(ThreadKey thread) {
        return good.count(thread);
    }

    @Override
    public int delete(ThreadKey thread, Set<MessageId> ids) {
        return good.delete(thread, ids);
    }

    @Override
    public long deleteAll(ThreadKey thread) {
        return good.deleteAll(thread);
    }
}
