package io.mneme.memory.history;

import io.mneme.memory.message.Message;
import io.mneme.memory.message.MessageId;
import io.mneme.memory.message.MessageQuery;
import io.mneme.memory.message.StoredMessage;
import io.mneme.memory.port.store.Append;
import io.mneme.memory.port.store.AppendResult;
import io.mneme.memory.port.store.MessageStore;
import io.mneme.memory.thread.Page;
import io.mneme.memory.thread.SortOrder;
import io.mneme.memory.thread.ThreadKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** One thread's messages, newest first only, that counts how often it is read; every other call fails. */
final class ListedMessages implements MessageStore {

    private final List<StoredMessage> newestFirst = new ArrayList<>();
    private int reads;

    void add(Message message) {
        newestFirst.add(0, new StoredMessage(newestFirst.size() + 1L, message));
    }

    int reads() {
        return reads;
    }

    @Override
    public Page<StoredMessage> list(ThreadKey thread, MessageQuery query) {
        if (query.order() != SortOrder.DESCENDING || query.from().backward()) {
            throw new UnsupportedOperationException();
        }
        reads++;
        List<StoredMessage> rows = newestFirst.stream()
                .filter(message -> message.sequence() < query.position().orElse(Long.MAX_VALUE))
                .limit(query.limit() + 1L)
                .toList();
        return Page.ofRows(rows, query.limit(), query.from(), message -> Long.toString(message.sequence()));
    }

    @Override
    public AppendResult append(Append append) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Optional<StoredMessage> find(ThreadKey thread, MessageId id) {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<StoredMessage> neighbours(ThreadKey thread, MessageId id, int before, int after) {
        throw new UnsupportedOperationException();
    }

    @Override
    public long count(ThreadKey thread) {
        throw new UnsupportedOperationException();
    }

    @Override
    public int delete(ThreadKey thread, Set<MessageId> ids) {
        throw new UnsupportedOperationException();
    }

    @Override
    public long deleteAll(ThreadKey thread) {
        throw new UnsupportedOperationException();
    }
}
