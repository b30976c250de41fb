package io.mneme.memory.store.mongo;

import com.mongodb.client.AggregateIterable;
import com.mongodb.client.FindIterable;
import com.mongodb.client.MongoCollection;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import org.bson.Document;

/** Asks the server how it serves each query that a store sends. */
final class PlanRecorder {

    private final List<Document> plans = new ArrayList<>();

    /** The plans since the last call. */
    List<Document> take() {
        List<Document> taken = List.copyOf(plans);
        plans.clear();
        return taken;
    }

    /** The collection, recorded. */
    MongoCollection<Document> wrap(MongoCollection<Document> real) {
        return proxy(MongoCollection.class, (method, arguments) -> {
            Object result = invoke(real, method, arguments);
            return switch (method.getName()) {
                case "withTimeout" -> wrap(cast(result));
                case "find" -> recorded(FindIterable.class, result);
                case "aggregate" -> recorded(AggregateIterable.class, result);
                default -> result;
            };
        });
    }

    /** A query under construction: once it is run, it is explained first. */
    private <T> T recorded(Class<T> type, Object query) {
        return proxy(type, (method, arguments) -> {
            Object result = invoke(query, method, arguments);
            if (result == query) {
                return recorded(type, query);
            }
            plans.add(
                    query instanceof FindIterable<?> find ? find.explain() : ((AggregateIterable<?>) query).explain());
            return result;
        });
    }

    private interface Handler {
        Object handle(Method method, Object[] arguments) throws Throwable;
    }

    @SuppressWarnings("unchecked")
    private static <T> T proxy(Class<?> type, Handler handler) {
        return (T) Proxy.newProxyInstance(
                PlanRecorder.class.getClassLoader(),
                new Class<?>[] {type},
                (proxy, method, arguments) -> handler.handle(method, arguments));
    }

    @SuppressWarnings("unchecked")
    private static MongoCollection<Document> cast(Object collection) {
        return (MongoCollection<Document>) collection;
    }

    private static Object invoke(Object target, Method method, Object[] arguments) throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }
}
