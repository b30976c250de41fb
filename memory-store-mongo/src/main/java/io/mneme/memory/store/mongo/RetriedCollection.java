package io.mneme.memory.store.mongo;

import com.mongodb.MongoException;
import com.mongodb.client.MongoCollection;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.bson.Document;

/**
 * A collection whose commands are sent again when the server ended them to resolve a deadlock: it has undone them
 * wholly. Only servers on top of PostgreSQL do so, and give its SQLSTATE as the code; MongoDB itself waits and retries
 * inside. Each attempt gets the time that the call has left. Used by one thread.
 */
final class RetriedCollection implements InvocationHandler {

    /** SQLSTATE 40P01, deadlock detected, and 40001, serialization failure, six bits a character. */
    private static final Set<Integer> UNDONE = Set.of(sqlState("40P01"), sqlState("40001"));

    private final MongoCollection<Document> collection;
    private final Deadline deadline;

    private RetriedCollection(MongoCollection<Document> collection, Deadline deadline) {
        this.collection = collection;
        this.deadline = deadline;
    }

    static MongoCollection<Document> of(MongoCollection<Document> collection, Deadline deadline) {
        return Intercepted.by(new RetriedCollection(collection, deadline));
    }

    @Override
    public Object invoke(Object proxy, Method method, Object[] arguments) throws Throwable {
        Backoff backoff = new Backoff(deadline);
        while (true) {
            try {
                return method.invoke(
                        collection.withTimeout(deadline.remainingMillis(), TimeUnit.MILLISECONDS), arguments);
            } catch (InvocationTargetException e) {
                if (!(e.getCause() instanceof MongoException failed && UNDONE.contains(failed.getCode()))) {
                    throw e.getCause();
                }
                backoff.pause();
            }
        }
    }

    /** As PostgreSQL packs it into an integer (MAKE_SQLSTATE in elog.h). */
    private static int sqlState(String state) {
        int packed = 0;
        for (int i = state.length() - 1; i >= 0; i--) {
            packed = packed << 6 | (state.charAt(i) - '0') & 0x3f;
        }
        return packed;
    }
}
