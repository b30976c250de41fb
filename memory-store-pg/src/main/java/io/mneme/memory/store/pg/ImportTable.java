package io.mneme.memory.store.pg;

import io.mneme.memory.message.MessageDocument;
import io.mneme.memory.message.MessageId;
import io.mneme.memory.message.StoredMessage;
import io.mneme.memory.thread.MemoryThread;
import io.mneme.memory.thread.ThreadKey;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.statement.Query;

/** The statements of imports. Each method is one statement; the caller makes the transaction. */
final class ImportTable {

    private final String lock;
    private final String create;
    private final String update;
    private final String places;
    private final String insert;
    private final String removeEntries;

    /** What is here already. */
    record Here(long incarnation, long lastSequence, long indexed, boolean deleted) {}

    ImportTable(PgNames names) {
        String threads = names.qualified("threads");
        String messages = names.qualified("messages");
        String key = " where resource_id = :resource and thread_id = :thread";
        lock = "select incarnation, last_sequence, indexed_sequence, deleted_at is not null as deleted from " + threads
                + key + " for update";
        create = "insert into " + threads
                + " (resource_id, thread_id, incarnation, last_sequence, created_at, updated_at, metadata)"
                + " values (:resource, :thread, :incarnation, 0, :at, :at, '{}') on conflict do nothing";
        update = "update " + threads + " set incarnation = :incarnation, last_sequence = :lastSequence,"
                + " created_at = :createdAt, updated_at = :updatedAt, archived_at = :archivedAt, deleted_at = null,"
                + " title = :title, metadata = :metadata::jsonb" + key;
        places = places(messages);
        insert = "insert into " + messages
                + " (resource_id, thread_id, sequence, created_at, message_id, role, metadata, body)"
                + " select :resource, :thread, n.sequence, n.created_at::timestamptz, n.message_id, n.role,"
                + " n.metadata::jsonb, n.body::jsonb from unnest(:sequences::bigint[], :times::text[], :ids::text[],"
                + " :roles::text[], :metadatas::text[], :bodies::text[])"
                + " n (sequence, created_at, message_id, role, metadata, body)";
        removeEntries = "with entries as (delete from " + names.qualified("recall_entries") + key
                + " and chunk >= 0) update " + threads + " set indexed_sequence = 0" + key;
    }

    private static String places(String messages) {
        // Two statements, each by its own index; the second with a fence, as in MessageTable.
        return "select m.sequence, m.message_id from " + messages
                + " m where m.resource_id = :resource and m.thread_id = :thread and m.sequence = any (:sequences)"
                + " union select m.sequence, m.message_id from " + messages
                + " m, (select :resource::text as resource_id, :thread::text as thread_id,"
                + " unnest(:ids::text[]) as message_id offset 0) w where m.resource_id = w.resource_id"
                + " and m.thread_id = w.thread_id and m.message_id = w.message_id";
    }

    /** What is here, also of a deleted thread; nobody else changes it until the transaction ends. */
    Optional<Here> lock(PgSession session, ThreadKey key) {
        return session.first(
                ThreadRows.bind(session.prepare(lock), key),
                (row, context) -> new Here(row.getLong(1), row.getLong(2), row.getLong(3), row.getBoolean(4)));
    }

    /** Makes a thread without messages, unless somebody else has. */
    void create(PgSession session, MemoryThread thread) {
        session.update(ThreadRows.bind(session.prepare(create), thread.key())
                .bind("incarnation", thread.incarnation())
                .bind("at", PgArguments.instant(thread.createdAt())));
    }

    void update(PgSession session, MemoryThread thread) {
        session.update(ThreadRows.bind(session.prepare(update), thread).bind("incarnation", thread.incarnation()));
    }

    /** The messages here that have a place or an id of one of {@code messages}. */
    Map<Long, MessageId> places(PgSession session, ThreadKey key, List<StoredMessage> messages) {
        Query query = ThreadRows.bind(session.prepare(places), key)
                .bind("sequences", PgArguments.longs(messages, StoredMessage::sequence))
                .bind("ids", PgArguments.texts(messages, message -> message.id().value()));
        Map<Long, MessageId> found = new HashMap<>();
        session.list(query, (row, context) -> found.put(row.getLong(1), MessageId.of(row.getString(2))));
        return found;
    }

    void insert(PgSession session, ThreadKey key, List<StoredMessage> messages) {
        session.update(ThreadRows.bind(session.prepare(insert), key)
                .bind("sequences", PgArguments.longs(messages, StoredMessage::sequence))
                .bind(
                        "times",
                        PgArguments.texts(
                                messages,
                                message -> message.message().createdAt().toString()))
                .bind("ids", PgArguments.texts(messages, message -> message.id().value()))
                .bind(
                        "roles",
                        PgArguments.texts(
                                messages,
                                message -> MessageDocument.roleName(
                                        message.message().role())))
                .bind("metadatas", PgArguments.texts(messages, message -> MessageAppend.metadata(message.message())))
                .bind(
                        "bodies",
                        PgArguments.texts(messages, message -> PgJson.write(MessageDocument.body(message.message())))));
    }

    /** The recall index must read all of the thread again. */
    void removeEntries(PgSession session, ThreadKey key) {
        session.update(ThreadRows.bind(session.prepare(removeEntries), key));
    }
}
