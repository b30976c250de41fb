package io.mneme.memory.server.cli.demo;

import io.mneme.memory.port.store.Append;
import io.mneme.memory.port.store.MemoryStore;
import io.mneme.memory.port.store.MessageStore;
import io.mneme.memory.port.store.StoreProvider;
import io.mneme.memory.port.store.WorkingMemoryWrite;
import io.mneme.memory.testkit.InMemoryMemoryStore;
import io.mneme.memory.thread.ResourceId;
import io.mneme.memory.thread.ThreadKey;
import io.mneme.memory.working.WorkingMemoryKey;
import java.util.Set;

/** Opens stores with the fault that must never be: what belongs to one user is kept for everybody. */
public final class LeakyStore implements StoreProvider {

    private static final ResourceId EVERYBODY = ResourceId.of("everybody");

    /** A store in memory that mixes the messages of all users up. */
    static MemoryStore create() {
        return TwistedStore.of(new InMemoryMemoryStore(), MessageStore.class, LeakyStore::forEverybody);
    }

    @Override
    public Set<String> schemes() {
        return Set.of("leaky");
    }

    @Override
    public MemoryStore open(String url) {
        return create();
    }

    @Override
    public boolean exists(String url) {
        return true;
    }

    /** The argument with everybody as its owner; itself if it has none. */
    static Object forEverybody(Object argument) {
        if (argument instanceof Append append) {
            return new Append(everybodys(append.thread()), append.messages(), append.condition(), append.at());
        } else if (argument instanceof ThreadKey key) {
            return everybodys(key);
        } else if (argument instanceof WorkingMemoryKey key) {
            return new WorkingMemoryKey(EVERYBODY, key.thread());
        } else if (argument instanceof WorkingMemoryWrite write) {
            return new WorkingMemoryWrite(
                    new WorkingMemoryKey(EVERYBODY, write.key().thread()), write.next(), write.keep());
        }
        return argument;
    }

    private static ThreadKey everybodys(ThreadKey key) {
        return new ThreadKey(EVERYBODY, key.thread());
    }
}
