package io.mneme.memory.testkit.contract;

import io.mneme.memory.message.MessageId;
import io.mneme.memory.message.MessageQuery;
import io.mneme.memory.message.Role;
import io.mneme.memory.port.store.Append;
import io.mneme.memory.port.store.AppendCondition;
import io.mneme.memory.port.store.MemoryStore;
import io.mneme.memory.thread.CursorPosition;
import io.mneme.memory.thread.MemoryThread;
import io.mneme.memory.thread.SortOrder;
import io.mneme.memory.thread.ThreadKey;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/** Random operations on messages. */
final class RandomMessageOperations {

    private final Random random;
    private final RandomValues values;
    private final MemoryStore model;

    RandomMessageOperations(Random random, RandomValues values, MemoryStore model) {
        this.random = random;
        this.values = values;
        this.model = model;
    }

    Operation append(ThreadKey key) {
        Append order = new Append(key, values.messages(), condition(key), values.time());
        String what = "append " + order.condition() + " at " + order.at() + " "
                + order.messages().stream()
                        .map(message -> message.id() + " " + message.createdAt())
                        .toList();
        return new Operation(key, what, store -> store.messages().append(order));
    }

    /** None for most; else mostly the right one. */
    private AppendCondition condition(ThreadKey key) {
        Optional<MemoryThread> thread = model.threads().find(key);
        long error = random.nextInt(5) > 0 ? 0 : random.nextInt(5) - 2;
        return switch (random.nextInt(8)) {
            case 0, 1 ->
                new AppendCondition.LastSequence(
                        Math.max(0, thread.map(MemoryThread::lastSequence).orElse(0L) + error));
            case 2 ->
                new AppendCondition.Incarnation(
                        thread.map(MemoryThread::incarnation).orElse(1L) + error);
            default -> AppendCondition.ANY;
        };
    }

    Operation read(ThreadKey key) {
        MessageId id = values.messageId();
        int before = random.nextInt(4);
        int after = random.nextInt(4);
        return switch (random.nextInt(6)) {
            case 0 -> new Operation(key, "find " + id, store -> store.messages().find(key, id));
            case 1 ->
                new Operation(
                        key,
                        "neighbours " + id + " " + before + " " + after,
                        store -> store.messages().neighbours(key, id, before, after));
            case 2 -> new Operation(key, "count", store -> store.messages().count(key));
            default -> list(key);
        };
    }

    private Operation list(ThreadKey key) {
        MessageQuery query = new MessageQuery(
                values.oneOf(List.of(SortOrder.values())),
                sometimesTime(),
                sometimesTime(),
                random.nextInt(4) > 0 ? Set.of() : EnumSet.of(Role.USER, values.oneOf(List.of(Role.values()))),
                values.filter(),
                random.nextInt(8) + 1,
                cursor(key));
        return new Operation(key, query.toString(), store -> store.messages().list(key, query));
    }

    private Optional<Instant> sometimesTime() {
        return random.nextInt(6) > 0 ? Optional.empty() : Optional.of(values.time());
    }

    private CursorPosition cursor(ThreadKey key) {
        long last = model.threads().find(key).map(MemoryThread::lastSequence).orElse(0L);
        String place = Long.toString(random.nextInt((int) last + 3) - 1L);
        return switch (random.nextInt(3)) {
            case 0 -> CursorPosition.START;
            case 1 -> CursorPosition.after(place);
            default -> CursorPosition.before(place);
        };
    }

    Operation delete(ThreadKey key) {
        if (random.nextInt(6) == 0) {
            return new Operation(
                    key, "delete all messages", store -> store.messages().deleteAll(key));
        }
        Set<MessageId> ids = values.messageIds(6);
        return new Operation(key, "delete " + ids, store -> store.messages().delete(key, ids));
    }
}
