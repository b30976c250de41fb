package io.mneme.memory.server.cli.demo;

import io.mneme.memory.port.store.MemoryStore;
import io.mneme.memory.thread.ResourceId;
import java.util.function.Supplier;

/**
 * Where a demonstration plays.
 *
 * @param opener opens the store, each time with what was in it before
 * @param prefix before each user's id, so that a demonstration can be repeated on one store; may be empty
 */
public record DemoStore(Supplier<MemoryStore> opener, String prefix) {

    /** The user who is called {@code name} in the example. */
    ResourceId user(String name) {
        return ResourceId.of(prefix + name);
    }
}
