package io.mneme.memory.testkit.mutant;

import io.mneme.memory.port.store.MemoryStore;
import io.mneme.memory.port.store.MessageStore;
import io.mneme.memory.port.store.ResourceStore;
import io.mneme.memory.port.store.ThreadStore;
import io.mneme.memory.testkit.InMemoryMemoryStore;
import java.util.function.UnaryOperator;

/** A good store with one broken part. */
record BrokenStore(MemoryStore good, ThreadStore threads, MessageStore messages, ResourceStore resources)
        implements MemoryStore {

    static MemoryStore threads(UnaryOperator<ThreadStore> broken) {
        MemoryStore good = new InMemoryMemoryStore();
        return new BrokenStore(good, broken.apply(good.threads()), good.messages(), good.resources());
    }

    static MemoryStore messages(UnaryOperator<MessageStore> broken) {
        MemoryStore good = new InMemoryMemoryStore();
        return new BrokenStore(good, good.threads(), broken.apply(good.messages()), good.resources());
    }

    static MemoryStore resources(UnaryOperator<ResourceStore> broken) {
        MemoryStore good = new InMemoryMemoryStore();
        return new BrokenStore(good, good.threads(), good.messages(), broken.apply(good.resources()));
    }

    @Override
    public String description() {
        return good.description();
    }

    @Override
    public void close() {
        good.close();
    }
}
