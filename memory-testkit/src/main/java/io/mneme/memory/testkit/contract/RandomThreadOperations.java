package io.mneme.memory.testkit.contract;

import io.mneme.memory.message.MessageId;
import io.mneme.memory.message.StoredMessage;
import io.mneme.memory.port.store.MemoryStore;
import io.mneme.memory.thread.ArchivedFilter;
import io.mneme.memory.thread.CloneSelection;
import io.mneme.memory.thread.CloneThread;
import io.mneme.memory.thread.CursorPosition;
import io.mneme.memory.thread.ResourceId;
import io.mneme.memory.thread.SortOrder;
import io.mneme.memory.thread.ThreadCursor;
import io.mneme.memory.thread.ThreadId;
import io.mneme.memory.thread.ThreadKey;
import io.mneme.memory.thread.ThreadQuery;
import io.mneme.memory.thread.ThreadSort;
import io.mneme.memory.thread.ThreadUpdate;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;

/** Random operations on threads. */
final class RandomThreadOperations {

    private final Random random;
    private final RandomValues values;
    private final MemoryStore model;

    RandomThreadOperations(Random random, RandomValues values, MemoryStore model) {
        this.random = random;
        this.values = values;
        this.model = model;
    }

    Operation read(ThreadKey key) {
        if (random.nextInt(3) == 0) {
            return new Operation(key, "find", store -> store.threads().find(key));
        }
        ThreadQuery query = new ThreadQuery(
                values.oneOf(List.of(ThreadSort.values())),
                values.oneOf(List.of(SortOrder.values())),
                values.oneOf(List.of(ArchivedFilter.values())),
                values.filter(),
                random.nextInt(3) + 1,
                cursor(key));
        return new Operation(key, query.toString(), store -> store.threads().list(key.resource(), query));
    }

    private CursorPosition cursor(ThreadKey key) {
        Instant at = model.threads()
                .find(key)
                .map(thread -> values.oneOf(List.of(thread.createdAt(), thread.updatedAt())))
                .orElse(values.time());
        String cursor = new ThreadCursor(at, key.thread()).encode();
        return switch (random.nextInt(3)) {
            case 0 -> CursorPosition.START;
            case 1 -> CursorPosition.after(cursor);
            default -> CursorPosition.before(cursor);
        };
    }

    Operation update(ThreadKey key) {
        ThreadUpdate change = switch (random.nextInt(6)) {
            case 0 -> new ThreadUpdate.Rename(values.title());
            case 1 -> new ThreadUpdate.Archive();
            case 2 -> new ThreadUpdate.Unarchive();
            default -> new ThreadUpdate.MergeMetadata(values.metadata());
        };
        Instant at = values.time();
        return new Operation(key, change + " at " + at, store -> store.threads().update(key, change, at));
    }

    Operation delete(ThreadKey key) {
        Instant at = values.time();
        return new Operation(key, "delete thread", store -> store.threads().delete(key, at));
    }

    Operation transfer(ThreadKey key, ResourceId to) {
        Instant at = values.time();
        List<ThreadKey> both = List.of(key, new ThreadKey(to, key.thread()));
        return new Operation(
                both,
                "transfer to " + to + " at " + at,
                store -> store.threads().transfer(key, to, at));
    }

    Operation copy(ThreadKey source, ThreadId to) {
        // A thread cannot be copied to itself; that target exists as seldom as the others.
        ThreadId free = to.equals(source.thread()) ? ThreadId.of("copy") : to;
        ThreadKey target = new ThreadKey(source.resource(), free);
        CloneThread order = new CloneThread(source, target, selection(source), values.title(), values.time());
        return new Operation(
                List.of(source, target),
                order.toString(),
                store -> store.threads().copy(order));
    }

    private CloneSelection selection(ThreadKey source) {
        return switch (random.nextInt(4)) {
            case 0 -> new CloneSelection.Last(random.nextInt(20) + 1);
            case 1 -> new CloneSelection.Between(values.time(), values.time());
            case 2 -> new CloneSelection.Messages(chosen(source));
            default -> new CloneSelection.All();
        };
    }

    /** Mostly ids that are there. */
    private Set<MessageId> chosen(ThreadKey source) {
        List<StoredMessage> all = Steps.all(model, source);
        if (all.isEmpty() || random.nextInt(4) == 0) {
            return values.messageIds(4);
        }
        return all.stream()
                .map(StoredMessage::id)
                .filter(id -> random.nextBoolean())
                .collect(Collectors.toCollection(
                        () -> new LinkedHashSet<>(Set.of(values.oneOf(all).id()))));
    }
}
