package io.mneme.memory.store.mongo;

import io.mneme.memory.port.store.WorkingMemoryStore;
import io.mneme.memory.port.store.WorkingMemoryWrite;
import io.mneme.memory.thread.Limits;
import io.mneme.memory.thread.Page;
import io.mneme.memory.thread.ResourceId;
import io.mneme.memory.thread.ResourceQuery;
import io.mneme.memory.working.WorkingMemoryKey;
import io.mneme.memory.working.WorkingMemoryVersion;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bson.Document;

/** The working memories in MongoDB. */
final class MongoWorkingMemoryStore implements WorkingMemoryStore {

    private final Calls calls;
    private final VersionWriter writer;
    private final VersionReader reader;

    MongoWorkingMemoryStore(Calls calls, Parts parts) {
        this.calls = calls;
        this.writer = new VersionWriter(parts);
        this.reader = new VersionReader(parts);
    }

    @Override
    public Optional<WorkingMemoryVersion> find(WorkingMemoryKey key) {
        return calls.run(call -> reader.newest(call, key));
    }

    @Override
    public void write(WorkingMemoryWrite write) {
        calls.run(call -> {
            writer.write(call, write);
            return true;
        });
    }

    @Override
    public List<WorkingMemoryVersion> history(WorkingMemoryKey key, long before, int limit) {
        Limits.check("number of versions", limit);
        return calls.run(call -> reader.history(call, key, before, limit));
    }

    @Override
    public boolean delete(WorkingMemoryKey key) {
        return calls.run(call -> writer.delete(call, key));
    }

    @Override
    public Page<ResourceId> owners(ResourceQuery query) {
        List<ResourceId> rows = calls.run(call -> owners(call, query));
        return Page.ofRows(rows, query.limit(), query.from(), ResourceId::value);
    }

    /** On a sharded cluster it asks every shard: only the admin door does this. */
    private static List<ResourceId> owners(Call call, ResourceQuery query) {
        boolean backward = query.from().backward();
        Document range = new Document("$gt", "");
        query.from().cursor().ifPresent(cursor -> range.append(backward ? "$lt" : "$gt", cursor));
        int direction = backward ? -1 : 1;
        List<ResourceId> owners = new ArrayList<>();
        for (Document head : call.threads()
                .find(new Document(Fields.OWN, true).append(Fields.RESOURCE, range))
                .projection(new Document(Fields.ID, 0).append(Fields.RESOURCE, 1))
                .sort(new Document(Fields.OWN, direction).append(Fields.RESOURCE, direction))
                .limit(query.limit() + 1)) {
            owners.add(ResourceId.of(head.getString(Fields.RESOURCE)));
        }
        return owners;
    }
}
