package io.mneme.memory.store.pg;

import io.mneme.memory.message.MessageId;
import io.mneme.memory.message.MessageQuery;
import io.mneme.memory.message.StoredMessage;
import io.mneme.memory.port.store.Append;
import io.mneme.memory.port.store.AppendResult;
import io.mneme.memory.port.store.MessageStore;
import io.mneme.memory.thread.Limits;
import io.mneme.memory.thread.Page;
import io.mneme.memory.thread.ThreadKey;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** The messages on PostgreSQL. */
final class PgMessages implements MessageStore {

    private final PgDatabase database;
    private final MessageTable messages;
    private final MessageList lists;
    private final SmallAppend small;
    private final MessageAppend append;

    PgMessages(PgDatabase database, PgNames names) {
        this.database = database;
        messages = new MessageTable(names);
        lists = new MessageList(names);
        small = new SmallAppend(names);
        append = new MessageAppend(names);
    }

    @Override
    public AppendResult append(Append batch) {
        return in(
                batch.thread(),
                session -> small.execute(session, batch).orElseGet(() -> append.execute(session, batch)));
    }

    @Override
    public Page<StoredMessage> list(ThreadKey thread, MessageQuery query) {
        List<StoredMessage> rows = in(thread, session -> lists.read(session, thread, query));
        return Page.ofRows(rows, query.limit(), query.from(), message -> Long.toString(message.sequence()));
    }

    @Override
    public Optional<StoredMessage> find(ThreadKey thread, MessageId id) {
        return in(thread, session -> messages.find(session, thread, id));
    }

    @Override
    public List<StoredMessage> neighbours(ThreadKey thread, MessageId id, int before, int after) {
        Limits.checkCount("number of messages before", before);
        Limits.checkCount("number of messages after", after);
        return in(thread, session -> messages.neighbours(session, thread, id, before, after)).stream()
                .sorted(Comparator.comparingLong(StoredMessage::sequence))
                .toList();
    }

    @Override
    public long count(ThreadKey thread) {
        return in(thread, session -> messages.count(session, thread));
    }

    @Override
    public int delete(ThreadKey thread, Set<MessageId> ids) {
        Limits.check("number of message ids", ids.size());
        return (int) (long) in(thread, session -> messages.delete(session, thread, ids));
    }

    @Override
    public long deleteAll(ThreadKey thread) {
        return in(thread, session -> messages.deleteAll(session, thread));
    }

    private <T> T in(ThreadKey thread, Function<PgSession, T> statement) {
        return database.statement(PgScope.of(thread.resource()), statement);
    }
}
