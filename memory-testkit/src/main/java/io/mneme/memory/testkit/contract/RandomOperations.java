package io.mneme.memory.testkit.contract;

import io.mneme.memory.port.store.MemoryStore;
import io.mneme.memory.testkit.HostileIds;
import io.mneme.memory.thread.NewThread;
import io.mneme.memory.thread.ResourceId;
import io.mneme.memory.thread.ResourceQuery;
import io.mneme.memory.thread.ResourceSummary;
import io.mneme.memory.thread.ThreadId;
import io.mneme.memory.thread.ThreadKey;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Makes random operations. Looks at the model, so that most of them have something to do. */
final class RandomOperations {

    private static final int THREADS = 4;

    private final Random random;
    private final RandomValues values;
    private final RandomMessageOperations messages;
    private final RandomThreadOperations threads;
    private final RandomWorkingMemoryOperations pages;
    private final RandomRecallOperations recall;
    private final MemoryStore model;
    private final String prefix;
    private final List<ResourceId> users;
    private final List<String> threadIds;

    /** Users are {@code prefix} and a hostile id, so that their order depends on the seed only. */
    RandomOperations(Random random, MemoryStore model, String prefix, int users) {
        this.random = random;
        this.model = model;
        this.prefix = prefix;
        List<String> names = Stream.concat(HostileIds.LOOKALIKES.stream(), HostileIds.ALL.stream())
                .filter(id -> id.length() < 200)
                .distinct()
                .toList();
        this.users = IntStream.range(0, users)
                .mapToObj(i -> ResourceId.of(prefix + names.get(i % names.size()) + (i / names.size())))
                .toList();
        this.threadIds =
                random.ints(THREADS, 0, names.size()).mapToObj(names::get).toList();
        this.values = new RandomValues(random);
        this.messages = new RandomMessageOperations(random, values, model);
        this.threads = new RandomThreadOperations(random, values, model);
        this.pages = new RandomWorkingMemoryOperations(random, values, model);
        this.recall = new RandomRecallOperations(random, values, model);
    }

    List<ResourceId> users() {
        return users;
    }

    Operation next() {
        ThreadKey key = thread();
        // A deleted thread refuses nearly everything; without this, most would soon be deleted for good.
        if (model.threads().find(key).isEmpty() && random.nextInt(6) == 0) {
            return create(key);
        }
        if (random.nextInt(4) == 0) {
            return random.nextBoolean() ? pages.any(key) : recall.any(key);
        }
        int kind = random.nextInt(100);
        if (kind < 40) {
            return messages.append(key);
        } else if (kind < 62) {
            return messages.read(key);
        } else if (kind < 67) {
            return messages.delete(key);
        } else if (kind < 80) {
            return threads.read(key);
        } else if (kind < 88) {
            return threads.update(key);
        } else if (kind < 90) {
            return threads.copy(key, thread().thread());
        } else if (kind < 93) {
            return threads.transfer(key, user());
        }
        return kind < 97 ? threads.delete(key) : kind < 98 ? create(key) : listResources(key);
    }

    private Operation create(ThreadKey key) {
        NewThread order = new NewThread(key, values.title(), values.metadata(), values.time());
        return new Operation(key, order.toString(), store -> store.threads().create(order));
    }

    /** Only owners of this run count: the store may hold others, the model does not. */
    private Operation listResources(ThreadKey key) {
        ResourceQuery all = ResourceQuery.ALL.limit(random.nextInt(6) + 1);
        String cursor = random.nextBoolean() ? user().value() : prefix + "m";
        ResourceQuery query = random.nextBoolean() ? all.after(cursor) : all.before(cursor);
        Function<MemoryStore, Object> call = store -> store.resources().list(query).items().stream()
                .filter(this::ofThisRun)
                .toList();
        return new Operation(key, query.toString(), call);
    }

    private boolean ofThisRun(ResourceSummary owner) {
        return owner.resource().value().startsWith(prefix);
    }

    private ThreadKey thread() {
        return new ThreadKey(user(), ThreadId.of(threadIds.get(random.nextInt(threadIds.size()))));
    }

    private ResourceId user() {
        return users.get(random.nextInt(users.size()));
    }
}
