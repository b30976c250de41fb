package io.mneme.memory.store.pg;

import io.mneme.memory.message.MessageDocument;
import io.mneme.memory.port.store.RecallSearch;
import io.mneme.memory.recall.RecallFilter;
import io.mneme.memory.thread.ThreadId;
import org.jdbi.v3.core.statement.Query;

/** Which entries of the owner a search may find, as conditions on {@code recall_entries e}. */
final class RecallConditions {

    private final RecallSearch search;

    RecallConditions(RecallSearch search) {
        this.search = search;
    }

    /** All entries of the owner or the thread, from the index of entries by owner, of which some are picked. */
    String scanned() {
        return "e.resource_id = :resource and e.chunk >= 0"
                + (search.thread().isPresent() ? " and e.thread_id = :thread" : "") + filter();
    }

    /** The same, such that no index of owners or threads fits: the entries come from the index of keys. */
    String fenced() {
        return "e.resource_id = :resource" + (search.thread().isPresent() ? " and e.thread_id || '' = :thread" : "")
                + filter();
    }

    private String filter() {
        RecallFilter filter = search.filter();
        StringBuilder sql = new StringBuilder();
        sql.append(filter.since().isPresent() ? " and e.created_at >= :since" : "")
                .append(filter.until().isPresent() ? " and e.created_at < :until" : "")
                .append(filter.roles().isEmpty() ? "" : " and e.role = any (:roles)")
                .append(filter.speakers().isEmpty() ? "" : " and e.speaker = any (:speakers)")
                .append(filter.metadata().values().isEmpty() ? "" : " and e.metadata @> :metadata::jsonb");
        return sql.toString();
    }

    Query bind(Query query) {
        RecallFilter filter = search.filter();
        query.bind("resource", search.owner().value());
        search.thread().map(ThreadId::value).ifPresent(thread -> query.bind("thread", thread));
        filter.since().ifPresent(at -> query.bind("since", PgArguments.instant(at)));
        filter.until().ifPresent(at -> query.bind("until", PgArguments.instant(at)));
        if (!filter.roles().isEmpty()) {
            query.bind("roles", PgArguments.texts(filter.roles(), MessageDocument::roleName));
        }
        if (!filter.speakers().isEmpty()) {
            query.bind("speakers", PgArguments.texts(filter.speakers()));
        }
        if (!filter.metadata().values().isEmpty()) {
            query.bind("metadata", PgJson.write(filter.metadata().values()));
        }
        return query;
    }
}
