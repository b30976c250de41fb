package io.mneme.memory.store.mongo;

import com.mongodb.client.MongoCollection;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import org.bson.Document;

/** A collection before each method of which something is run that may refuse it. */
final class Intercepted {

    private Intercepted() {}

    @SuppressWarnings("unchecked")
    static MongoCollection<Document> collection(MongoCollection<Document> collection, Runnable before) {
        return (MongoCollection<Document>) Proxy.newProxyInstance(
                Intercepted.class.getClassLoader(),
                new Class<?>[] {MongoCollection.class},
                (proxy, method, arguments) -> {
                    before.run();
                    try {
                        return method.invoke(collection, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }
}
