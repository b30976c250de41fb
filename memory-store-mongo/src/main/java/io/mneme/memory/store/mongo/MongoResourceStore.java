package io.mneme.memory.store.mongo;

import io.mneme.memory.internal.Instants;
import io.mneme.memory.port.store.ResourceStore;
import io.mneme.memory.thread.Page;
import io.mneme.memory.thread.ResourceId;
import io.mneme.memory.thread.ResourceQuery;
import io.mneme.memory.thread.ResourceSummary;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import org.bson.Document;

/** The owners in MongoDB. On a sharded cluster it asks every shard: only the admin door does this. */
final class MongoResourceStore implements ResourceStore {

    /** Threads looked at in one step on the way to the next owners. */
    private static final int STEP = 1_000;

    private final Calls calls;
    private final Recovery recovery;

    MongoResourceStore(Calls calls, Recovery recovery) {
        this.calls = calls;
        this.recovery = recovery;
    }

    @Override
    public Page<ResourceSummary> list(ResourceQuery query) {
        List<ResourceSummary> rows = calls.run(call -> {
            recovery.finishArrivedMoves(call);
            return summaries(call, owners(call, query), query.from().backward());
        });
        return Page.ofRows(
                rows, query.limit(), query.from(), owner -> owner.resource().value());
    }

    /** The next owners, one more than the page shows; an owner with very many threads takes one step, not many. */
    private static TreeSet<ResourceId> owners(Call call, ResourceQuery query) {
        boolean backward = query.from().backward();
        Comparator<ResourceId> order = backward ? Comparator.reverseOrder() : Comparator.naturalOrder();
        TreeSet<ResourceId> owners = new TreeSet<>(order);
        String beyond = query.from().cursor().orElse(null);
        int read = STEP;
        while (read == STEP && owners.size() <= query.limit()) {
            read = 0;
            for (Document thread : step(call, beyond, backward)) {
                owners.add(ResourceId.of(thread.getString(Fields.RESOURCE)));
                read++;
            }
            beyond = owners.isEmpty() ? beyond : owners.last().value();
        }
        while (owners.size() > query.limit() + 1) {
            owners.pollLast();
        }
        return owners;
    }

    /** Served by the index on update time, see M0001. */
    private static Iterable<Document> step(Call call, String beyond, boolean backward) {
        // Every id is greater than the empty text; said so that the index is used from its first field on.
        Document range = new Document("$gt", "");
        if (beyond != null) {
            range.append(backward ? "$lt" : "$gt", beyond);
        }
        Document filter =
                new Document(Fields.RESOURCE, range).append(Fields.UPDATED_AT, new Document("$gt", Long.MIN_VALUE));
        int direction = backward ? -1 : 1;
        return call.threads()
                .find(filter)
                .projection(new Document(Fields.ID, 0).append(Fields.RESOURCE, 1))
                .sort(new Document(Fields.RESOURCE, direction).append(Fields.UPDATED_AT, direction))
                .limit(STEP);
    }

    private static List<ResourceSummary> summaries(Call call, TreeSet<ResourceId> owners, boolean backward) {
        List<ResourceSummary> rows = new ArrayList<>();
        if (!owners.isEmpty()) {
            List<String> ids = owners.stream().map(ResourceId::value).toList();
            Document match = new Document(Fields.RESOURCE, new Document("$in", ids))
                    .append(Fields.UPDATED_AT, new Document("$gt", Long.MIN_VALUE));
            Document group = new Document(Fields.ID, "$" + Fields.RESOURCE)
                    .append("threads", new Document("$sum", 1L))
                    .append("newest", new Document("$max", "$" + Fields.UPDATED_AT));
            for (Document found :
                    call.threads().aggregate(List.of(new Document("$match", match), new Document("$group", group)))) {
                rows.add(new ResourceSummary(
                        ResourceId.of(found.getString(Fields.ID)),
                        found.getLong("threads"),
                        Instants.ofEpochMicros(found.getLong("newest"))));
            }
        }
        Comparator<ResourceSummary> order = Comparator.comparing(ResourceSummary::resource);
        rows.sort(backward ? order.reversed() : order);
        return rows;
    }
}
