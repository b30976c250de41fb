package io.mneme.memory.agent.wiring;

import io.mneme.memory.port.store.MemoryStore;
import io.mneme.memory.port.store.StoreProvider;
import io.mneme.memory.testkit.ForwardingMemoryStore;
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

    @Override
    public boolean exists(String url) {
        return true;
    }

    private static final class Counted extends ForwardingMemoryStore {

        private final boolean nameless;

        Counted(MemoryStore store, boolean nameless) {
            super(store);
            this.nameless = nameless;
        }

        @Override
        public String description() {
            if (nameless) {
                throw new IllegalStateException("no name");
            }
            return super.description();
        }

        @Override
        public void close() {
            OPEN.decrementAndGet();
            super.close();
        }
    }
}
