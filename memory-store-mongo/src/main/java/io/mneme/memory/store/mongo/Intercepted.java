package io.mneme.memory.store.mongo;

import com.mongodb.client.MongoCollection;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import org.bson.Document;

/** Collections whose methods are run by somebody else. */
final class Intercepted {

    private Intercepted() {}

    /** A collection before each method of which something is run that may refuse it. */
    static MongoCollection<Document> collection(MongoCollection<Document> collection, Runnable before) {
        return by((proxy, method, arguments) -> {
            before.run();
            try {
                return method.invoke(collection, arguments);
            } catch (InvocationTargetException e) {
                throw e.getCause();
            }
        });
    }

    /** A collection of which {@code handler} runs every method. */
    @SuppressWarnings("unchecked")
    static MongoCollection<Document> by(InvocationHandler handler) {
        return (MongoCollection<Document>) Proxy.newProxyInstance(
                Intercepted.class.getClassLoader(), new Class<?>[] {MongoCollection.class}, handler);
    }
}
