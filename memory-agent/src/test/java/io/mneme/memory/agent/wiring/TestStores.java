package io.mneme.memory.agent.wiring;

import io.mneme.memory.port.store.ImportStore;
import io.mneme.memory.port.store.MemoryStore;
import io.mneme.memory.port.store.MessageStore;
import io.mneme.memory.port.store.RecallIndex;
import io.mneme.memory.port.store.ResourceStore;
import io.mneme.memory.port.store.StoreProvider;
import io.mneme.memory.port.store.ThreadStore;
import io.mneme.memory.port.store.WorkingMemoryStore;
import io.mneme.memory.testkit.InMemoryMemoryStore;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Opens in-memory stores at {@code test:} URLs, and counts how many are open; {@code test:nameless} cannot say its
 * name.
 */
public final class TestStores implements StoreProvider {

    static final AtomicInteger OPEN = new AtomicInteger();

    /** Found by the service loader. */
    public TestStores() {}

    @Override
    public Set<String> schemes() {
        return Set.of("test");
    }

    @Override
    public MemoryStore open(String url) {
        OPEN.incrementAndGet();
        return new Counted(new InMemoryMemoryStore(), url.equals("test:nameless"));
    }

    private record Counted(MemoryStore store, boolean nameless) implements MemoryStore {
        @Override
        public ThreadStore threads() {
            return store.threads();
        }

        @Override
        public MessageStore messages() {
            return store.messages();
        }

        @Override
        public ResourceStore resources() {
            return store.resources();
        }

        @Override
        public WorkingMemoryStore workingMemories() {
            return store.workingMemories();
        }

        @Override
        public RecallIndex recallIndex() {
            return store.recallIndex();
        }

        @Override
        public ImportStore imports() {
            return store.imports();
        }

        @Override
        public String description() {
            if (nameless) {
                throw new IllegalStateException("no name");
            }
            return store.description();
        }

        @Override
        public void close() {
            OPEN.decrementAndGet();
            store.close();
        }
    }
}
