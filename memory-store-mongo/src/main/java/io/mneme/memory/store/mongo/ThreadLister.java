package io.mneme.memory.store.mongo;

import com.mongodb.client.MongoCollection;
import io.mneme.memory.internal.Instants;
import io.mneme.memory.thread.ArchivedFilter;
import io.mneme.memory.thread.MemoryThread;
import io.mneme.memory.thread.Page;
import io.mneme.memory.thread.ResourceId;
import io.mneme.memory.thread.ThreadCursor;
import io.mneme.memory.thread.ThreadId;
import io.mneme.memory.thread.ThreadKey;
import io.mneme.memory.thread.ThreadQuery;
import io.mneme.memory.thread.ThreadSort;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.bson.Document;

/** Lists an owner's threads. Served by the indexes on update and creation time, see M0001. Thread-safe. */
final class ThreadLister {

    private final Moves moves;

    ThreadLister(Moves moves) {
        this.moves = moves;
    }

    Page<MemoryThread> list(Call call, ResourceId owner, ThreadQuery query) {
        Backoff backoff = call.backoff();
        while (true) {
            List<Head> heads = rows(call, owner, query);
            List<Head> arrivedElsewhere = heads.stream()
                    .filter(head -> head.is(HeadState.MOVING) && moves.hasMoved(call, head))
                    .toList();
            if (arrivedElsewhere.isEmpty()) {
                return Page.ofRows(
                        heads.stream().map(Head::thread).toList(),
                        query.limit(),
                        query.from(),
                        thread -> ThreadCursor.of(thread, query.sort()).encode());
            }
            arrivedElsewhere.forEach(head -> moves.finish(call, head));
            backoff.pause();
        }
    }

    private static List<Head> rows(Call call, ResourceId owner, ThreadQuery query) {
        List<Head> heads = new ArrayList<>();
        MongoCollection<Document> threads = call.threads();
        for (Document found : threads.aggregate(pipeline(threads.getNamespace().getCollectionName(), owner, query))) {
            heads.add(Head.of(new ThreadKey(owner, ThreadId.of(found.getString(Fields.THREAD))), found));
        }
        heads.sort(inOrder(query));
        return heads.size() > query.limit() ? heads.subList(0, query.limit() + 1) : heads;
    }

    /** Two ranges after a cursor: threads of the same time beyond its id, then those of other times. */
    private static List<Document> pipeline(String collection, ResourceId owner, ThreadQuery query) {
        String beyond = query.scanAscending() ? "$gt" : "$lt";
        // A lower bound always: it tells the server that the field is there, as the partial index wants to know.
        Document always = new Document("$gt", Long.MIN_VALUE);
        if (query.position().isEmpty()) {
            return range(owner, query, new Document(field(query), always));
        }
        ThreadCursor cursor = query.position().get();
        long at = Instants.toEpochMicros(cursor.at());
        Document sameTime = new Document(field(query), at)
                .append(Fields.THREAD, new Document(beyond, cursor.thread().value()));
        Document otherTime = new Document(field(query), always.append(beyond, at));
        List<Document> pipeline = new ArrayList<>(range(owner, query, sameTime));
        pipeline.add(new Document(
                "$unionWith", new Document("coll", collection).append("pipeline", range(owner, query, otherTime))));
        return pipeline;
    }

    private static List<Document> range(ResourceId owner, ThreadQuery query, Document place) {
        Document match = new Document(Fields.RESOURCE, owner.value());
        match.putAll(place);
        if (query.archived() != ArchivedFilter.ANY) {
            boolean archived = query.archived() == ArchivedFilter.ARCHIVED;
            match.append(Fields.ARCHIVED_AT, new Document("$exists", archived));
        }
        List<Document> entries = Metadata.wanted(query.metadata());
        if (!entries.isEmpty()) {
            match.append(Fields.METADATA, new Document("$all", entries));
        }
        int direction = query.scanAscending() ? 1 : -1;
        return List.of(
                new Document("$match", match),
                new Document("$sort", new Document(field(query), direction).append(Fields.THREAD, direction)),
                new Document("$limit", query.limit() + 1));
    }

    private static String field(ThreadQuery query) {
        return query.sort() == ThreadSort.CREATED ? Fields.CREATED_AT : Fields.UPDATED_AT;
    }

    private static Comparator<Head> inOrder(ThreadQuery query) {
        Comparator<Head> order = Comparator.<Head>comparingLong(
                        head -> head.document().getLong(field(query)))
                .thenComparing(head -> head.key().thread());
        return query.scanAscending() ? order : order.reversed();
    }
}
