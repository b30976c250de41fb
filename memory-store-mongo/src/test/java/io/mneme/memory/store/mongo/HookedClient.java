package io.mneme.memory.store.mongo;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.bulk.BulkWriteError;
import com.mongodb.bulk.BulkWriteResult;
import com.mongodb.bulk.BulkWriteUpsert;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.WriteModel;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.bson.Document;

/**
 * A process to which something happens right before its n-th write: it dies, or somebody else is faster. The writes of
 * one bulk count one by one, as the server does them. Used by one thread.
 */
final class HookedClient {

    private static final Set<String> WRITES =
            Set.of("insertOne", "insertMany", "updateOne", "updateMany", "deleteOne", "deleteMany", "findOneAndUpdate");

    private int writesUntil = -1;
    private Runnable event = () -> {};
    private boolean dead;

    /** What a call of a dead process throws; nothing in the store catches it. */
    static final class Crash extends Error {
        private static final long serialVersionUID = 1L;

        Crash() {
            super("the process is dead");
        }
    }

    /** From now on, {@code n - 1} writes are done, and nothing else. */
    void dieBefore(int n) {
        before(n, () -> {
            dead = true;
            throw new Crash();
        });
    }

    /** From now on, {@code n - 1} writes are done, then {@code what} is run, then the rest goes on. */
    void before(int n, Runnable what) {
        writesUntil = n;
        event = what;
    }

    /** Whether it has happened. */
    boolean hasHappened() {
        return writesUntil == 0;
    }

    /** The collection as this process sees it. */
    @SuppressWarnings("unchecked")
    MongoCollection<Document> wrap(MongoCollection<Document> real) {
        return (MongoCollection<Document>) Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {MongoCollection.class},
                (proxy, method, arguments) -> call(real, method, arguments));
    }

    private Object call(MongoCollection<Document> real, Method method, Object[] arguments) throws Throwable {
        if (dead) {
            throw new Crash();
        } else if (method.getName().equals("bulkWrite")) {
            return bulkWrite(real, arguments);
        } else if (WRITES.contains(method.getName())) {
            write();
        }
        Object result = invoke(real, method, arguments);
        return method.getName().equals("withTimeout") ? wrap(cast(result)) : result;
    }

    private void write() {
        if (writesUntil > 0 && --writesUntil == 0) {
            event.run();
        }
    }

    @SuppressWarnings("unchecked")
    private BulkWriteResult bulkWrite(MongoCollection<Document> real, Object[] arguments) {
        List<WriteModel<Document>> models = new ArrayList<>((List<WriteModel<Document>>) arguments[0]);
        BulkWriteResult done = BulkWriteResult.acknowledged(0, 0, 0, 0, List.of(), List.of());
        if (writesUntil < 1 || writesUntil > models.size()) {
            writesUntil -= Math.max(0, Math.min(writesUntil, models.size()));
            return real.bulkWrite(models);
        }
        for (int i = 0; i < models.size(); i++) {
            write();
            try {
                done = joined(done, real.bulkWrite(List.of(models.get(i))), i);
            } catch (MongoBulkWriteException e) {
                throw at(i, e);
            }
        }
        return done;
    }

    private static BulkWriteResult joined(BulkWriteResult before, BulkWriteResult next, int index) {
        List<BulkWriteUpsert> upserts = new ArrayList<>(before.getUpserts());
        next.getUpserts().forEach(upsert -> upserts.add(new BulkWriteUpsert(index, upsert.getId())));
        return BulkWriteResult.acknowledged(
                0,
                before.getMatchedCount() + next.getMatchedCount(),
                0,
                before.getModifiedCount() + next.getModifiedCount(),
                upserts,
                List.of());
    }

    private static MongoBulkWriteException at(int index, MongoBulkWriteException e) {
        List<BulkWriteError> errors = e.getWriteErrors().stream()
                .map(error -> new BulkWriteError(error.getCode(), error.getMessage(), error.getDetails(), index))
                .toList();
        return new MongoBulkWriteException(
                e.getWriteResult(), errors, e.getWriteConcernError(), e.getServerAddress(), e.getErrorLabels());
    }

    private static Object invoke(MongoCollection<Document> real, Method method, Object[] arguments) throws Throwable {
        try {
            return method.invoke(real, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    @SuppressWarnings("unchecked")
    private static MongoCollection<Document> cast(Object collection) {
        return (MongoCollection<Document>) collection;
    }
}
