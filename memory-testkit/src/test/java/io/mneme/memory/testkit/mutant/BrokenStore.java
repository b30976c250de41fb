package io.mneme.memory.testkit.mutant;

import io.mneme.memory.port.store.ImportStore;
import io.mneme.memory.port.store.MemoryStore;
import io.mneme.memory.port.store.MessageStore;
import io.mneme.memory.port.store.RecallIndex;
import io.mneme.memory.port.store.ResourceStore;
import io.mneme.memory.port.store.ThreadStore;
import io.mneme.memory.port.store.WorkingMemoryStore;
import io.mneme.memory.testkit.InMemoryMemoryStore;
import java.util.function.UnaryOperator;

/** A good store with one broken part. */
record BrokenStore(
        MemoryStore good,
        ThreadStore threads,
        MessageStore messages,
        ResourceStore resources,
        WorkingMemoryStore workingMemories,
        ImportStore imports,
        RecallIndex recallIndex)
        implements MemoryStore {

    static BrokenStore of(MemoryStore good) {
        return new BrokenStore(
                good,
                good.threads(),
                good.messages(),
                good.resources(),
                good.workingMemories(),
                good.imports(),
                good.recallIndex());
    }

    static MemoryStore threads(UnaryOperator<ThreadStore> broken) {
        BrokenStore good = of(new InMemoryMemoryStore());
        return good.with(broken.apply(good.threads));
    }

    static MemoryStore messages(UnaryOperator<MessageStore> broken) {
        BrokenStore good = of(new InMemoryMemoryStore());
        return good.with(broken.apply(good.messages));
    }

    static MemoryStore resources(UnaryOperator<ResourceStore> broken) {
        BrokenStore good = of(new InMemoryMemoryStore());
        return new BrokenStore(
                good.good,
                good.threads,
                good.messages,
                broken.apply(good.resources),
                good.workingMemories,
                good.imports,
                good.recallIndex);
    }

    static MemoryStore recall(UnaryOperator<RecallIndex> broken) {
        BrokenStore good = of(new InMemoryMemoryStore());
        return good.with(broken.apply(good.recallIndex));
    }

    BrokenStore with(ThreadStore broken) {
        return new BrokenStore(good, broken, messages, resources, workingMemories, imports, recallIndex);
    }

    BrokenStore with(MessageStore broken) {
        return new BrokenStore(good, threads, broken, resources, workingMemories, imports, recallIndex);
    }

    BrokenStore with(WorkingMemoryStore broken) {
        return new BrokenStore(good, threads, messages, resources, broken, imports, recallIndex);
    }

    BrokenStore with(ImportStore broken) {
        return new BrokenStore(good, threads, messages, resources, workingMemories, broken, recallIndex);
    }

    BrokenStore with(RecallIndex broken) {
        return new BrokenStore(good, threads, messages, resources, workingMemories, imports, broken);
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
