package io.mneme.memory.store.mongo;

import io.mneme.memory.message.MessageId;
import io.mneme.memory.message.MessageQuery;
import io.mneme.memory.message.StoredMessage;
import io.mneme.memory.port.store.Append;
import io.mneme.memory.port.store.AppendResult;
import io.mneme.memory.port.store.MessageStore;
import io.mneme.memory.thread.Limits;
import io.mneme.memory.thread.Page;
import io.mneme.memory.thread.ThreadKey;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The messages in MongoDB. */
final class MongoMessageStore implements MessageStore {

    private final Calls calls;
    private final Parts parts;
    private final Appender appender;
    private final MessageRemover remover;

    MongoMessageStore(Calls calls, Parts parts) {
        this.calls = calls;
        this.parts = parts;
        this.appender = new Appender(parts);
        this.remover = new MessageRemover(parts);
    }

    @Override
    public AppendResult append(Append append) {
        return calls.run(call -> appender.append(call, append));
    }

    @Override
    public Page<StoredMessage> list(ThreadKey thread, MessageQuery query) {
        List<StoredMessage> rows = calls.run(call -> parts.scan().read(call, thread, ScanOrder.of(query)));
        return Page.ofRows(rows, query.limit(), query.from(), message -> Long.toString(message.sequence()));
    }

    @Override
    public Optional<StoredMessage> find(ThreadKey thread, MessageId id) {
        return calls.run(call -> parts.scan().find(call, thread, id, new Moment()));
    }

    @Override
    public List<StoredMessage> neighbours(ThreadKey thread, MessageId id, int before, int after) {
        Limits.checkCount("before", before);
        Limits.checkCount("after", after);
        return calls.run(call -> {
            Backoff backoff = call.backoff();
            while (true) {
                Optional<List<StoredMessage>> found = around(call, thread, id, before, after);
                if (found.isPresent()) {
                    return found.get();
                }
                backoff.pause();
            }
        });
    }

    /** Empty, no list at all, if something was deleted meanwhile. */
    private Optional<List<StoredMessage>> around(Call call, ThreadKey thread, MessageId id, int before, int after) {
        Moment moment = new Moment();
        Optional<StoredMessage> middle = parts.scan().find(call, thread, id, moment);
        if (middle.isEmpty()) {
            return Optional.of(List.of());
        }
        long place = middle.get().sequence();
        Optional<List<StoredMessage>> older = beside(call, thread, ScanOrder.beside(place, false, before), moment);
        Optional<List<StoredMessage>> newer = beside(call, thread, ScanOrder.beside(place, true, after), moment);
        if (older.isEmpty() || newer.isEmpty()) {
            return Optional.empty();
        }
        List<StoredMessage> all = new ArrayList<>(older.get());
        Collections.reverse(all);
        all.add(middle.get());
        all.addAll(newer.get());
        return Optional.of(List.copyOf(all));
    }

    private Optional<List<StoredMessage>> beside(Call call, ThreadKey thread, ScanOrder order, Moment moment) {
        return order.wanted() == 0 ? Optional.of(List.of()) : parts.scan().read(call, thread, order, moment);
    }

    @Override
    public long count(ThreadKey thread) {
        return calls.run(call -> {
            Head head = parts.heads().glance(call, thread);
            return parts.moves().isVisible(call, head) ? head.count() : 0;
        });
    }

    @Override
    public int delete(ThreadKey thread, Set<MessageId> ids) {
        Limits.check("number of message ids", ids.size());
        return calls.run(call -> remover.delete(call, thread, ids));
    }

    @Override
    public long deleteAll(ThreadKey thread) {
        return calls.run(call -> remover.deleteAll(call, thread));
    }
}
