package io.mneme.memory.server.cli.demo;

import io.mneme.memory.message.Message;
import io.mneme.memory.port.store.Append;
import io.mneme.memory.port.store.MemoryStore;
import io.mneme.memory.port.store.MessageStore;
import io.mneme.memory.port.store.ResourceStore;
import io.mneme.memory.port.store.StoreProvider;
import io.mneme.memory.port.store.ThreadStore;
import io.mneme.memory.testkit.InMemoryMemoryStore;
import io.mneme.memory.thread.ResourceId;
import io.mneme.memory.thread.ThreadKey;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Set;

/** A store with the fault that must never be: it keeps the messages of all users under one owner. */
public final class LeakyStore implements MemoryStore, StoreProvider {

    private static final ResourceId EVERYBODY = ResourceId.of("everybody");

    private final MemoryStore store = new InMemoryMemoryStore();

    @Override
    public Set<String> schemes() {
        return Set.of("leaky");
    }

    @Override
    public MemoryStore open(String url) {
        return this;
    }

    @Override
    public ThreadStore threads() {
        return store.threads();
    }

    @Override
    public MessageStore messages() {
        MessageStore right = store.messages();
        return (MessageStore) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {MessageStore.class}, (proxy, method, arguments) -> {
                    arguments[0] = forEverybody(arguments[0]);
                    try {
                        return method.invoke(right, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    private static Object forEverybody(Object argument) {
        if (argument instanceof Append append) {
            List<Message> messages = append.messages();
            return new Append(everybodys(append.thread()), messages, append.condition(), append.at());
        }
        return everybodys((ThreadKey) argument);
    }

    private static ThreadKey everybodys(ThreadKey key) {
        return new ThreadKey(EVERYBODY, key.thread());
    }

    @Override
    public ResourceStore resources() {
        return store.resources();
    }

    @Override
    public String description() {
        return "leaky";
    }

    @Override
    public void close() {}
}
