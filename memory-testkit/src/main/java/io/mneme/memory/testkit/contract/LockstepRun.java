package io.mneme.memory.testkit.contract;

import io.mneme.memory.port.store.MemoryStore;
import io.mneme.memory.testkit.Fresh;
import io.mneme.memory.testkit.InMemoryMemoryStore;
import io.mneme.memory.testkit.Outcome;
import io.mneme.memory.thread.ResourceId;
import io.mneme.memory.thread.ThreadKey;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;

/** Runs random operations on a store and on the model, and compares every answer. */
final class LockstepRun {

    private static final int REMEMBERED = 15;

    private final StoreContract stores;
    private final MemoryStore model = new InMemoryMemoryStore();
    private final Map<ThreadKey, Deque<String>> history = new HashMap<>();
    private final long seed;
    private final Random random;
    private final RandomOperations operations;

    LockstepRun(StoreContract stores, long seed, int users) {
        this.stores = stores;
        this.seed = seed;
        this.random = new Random(seed);
        this.operations = new RandomOperations(random, model, Fresh.prefix(), users);
    }

    void run(int count) {
        Recalls.index(stores.store());
        for (int number = 1; number <= count; number++) {
            Operation operation = operations.next();
            MemoryStore store = random.nextBoolean() ? stores.store() : stores.secondStore();
            remember(operation, number);
            compare(operation, Outcome.of(() -> operation.call().apply(store)));
        }
        for (ResourceId user : operations.users()) {
            OwnerState expected = OwnerState.of(model, user);
            OwnerState actual = OwnerState.of(stores.store(), user);
            if (!actual.equals(expected)) {
                throw new AssertionError("seed %d: at the end, user \"%s\" has%n  %s%nbut should have%n  %s"
                        .formatted(seed, user, actual, expected));
            }
        }
    }

    private void compare(Operation operation, Outcome<Object> actual) {
        Outcome<Object> expected = Outcome.of(() -> operation.call().apply(model));
        if (!alike(expected, actual)) {
            AssertionError error = new AssertionError(
                    "seed %d: the store answered%n  %s%nbut should have answered%n  %s%nlast operations on %s:%n  %s"
                            .formatted(
                                    seed,
                                    actual,
                                    expected,
                                    operation.threads().get(0),
                                    String.join(
                                            "\n  ",
                                            history.get(operation.threads().get(0)))));
            error.initCause(actual.failure());
            throw error;
        }
    }

    private static boolean alike(Outcome<Object> expected, Outcome<Object> actual) {
        return expected.succeeded()
                ? actual.succeeded() && expected.value().equals(actual.value())
                : actual.failedWith(expected.failure().getClass());
    }

    private void remember(Operation operation, int number) {
        for (ThreadKey thread : operation.threads()) {
            Deque<String> last = history.computeIfAbsent(thread, key -> new ArrayDeque<>());
            last.add(number + ": " + operation.description());
            if (last.size() > REMEMBERED) {
                last.remove();
            }
        }
    }
}
