package io.mneme.memory.testkit.contract;

import org.junit.jupiter.api.Test;

/**
 * Thousands of random operations of many users: after each, the store must have answered as
 * {@link io.mneme.memory.testkit.InMemoryMemoryStore} did.
 *
 * <p>System properties: {@code mneme.property.operations} (default 5,000), {@code mneme.property.users} (default 12),
 * {@code mneme.property.seed} (default random). A failure names the seed; with it, the run repeats exactly.
 */
public interface StatefulPropertyContract extends StoreContract {

    @Test
    default void the_store_answers_random_operations_as_the_model_does() {
        long seed = Long.getLong("mneme.property.seed", System.nanoTime());
        int users = Integer.getInteger("mneme.property.users", 12);
        int operations = Integer.getInteger("mneme.property.operations", 5_000);
        new LockstepRun(this, seed, users).run(operations);
    }
}
