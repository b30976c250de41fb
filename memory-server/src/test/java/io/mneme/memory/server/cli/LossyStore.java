package io.mneme.memory.server.cli;

import io.mneme.memory.message.Message;
import io.mneme.memory.message.StoredMessage;
import io.mneme.memory.port.store.DeletedThread;
import io.mneme.memory.port.store.ImportStore;
import io.mneme.memory.port.store.MemoryStore;
import io.mneme.memory.port.store.StoreProvider;
import io.mneme.memory.server.cli.demo.TwistedStore;
import io.mneme.memory.testkit.InMemoryMemoryStore;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Opens stores in memory with two faults: who spoke is lost when messages are imported, and deleted threads are taken
 * for those of the incarnation before.
 */
public final class LossyStore implements StoreProvider {

    @Override
    public Set<String> schemes() {
        return Set.of("lossy");
    }

    @Override
    public MemoryStore open(String url) {
        return TwistedStore.of(new InMemoryMemoryStore(), ImportStore.class, LossyStore::lossy);
    }

    @Override
    public boolean exists(String url) {
        return true;
    }

    private static Object lossy(Object argument) {
        return argument instanceof List<?> list
                ? list.stream().map(LossyStore::lossyItem).toList()
                : argument;
    }

    private static Object lossyItem(Object item) {
        if (item instanceof DeletedThread deleted && deleted.incarnation() > 1) {
            return new DeletedThread(deleted.key(), deleted.incarnation() - 1, deleted.deletedAt());
        }
        return item instanceof StoredMessage stored ? ofNobody(stored) : item;
    }

    private static StoredMessage ofNobody(StoredMessage stored) {
        Message message = stored.message();
        Message spoken = new Message(
                message.id(),
                message.role(),
                message.parts(),
                Optional.empty(),
                message.metadata(),
                message.createdAt());
        return new StoredMessage(stored.sequence(), spoken);
    }
}
