package io.mneme.memory.testkit.contract;

import io.mneme.memory.port.store.MemoryStore;
import io.mneme.memory.thread.ThreadKey;
import java.util.List;
import java.util.function.Function;

/**
 * One random call, the same for the store and the model.
 *
 * @param threads the threads that it is about
 * @param description the method and its arguments
 * @param call makes the call; the answer is compared by {@code equals}
 */
record Operation(List<ThreadKey> threads, String description, Function<MemoryStore, Object> call) {

    Operation(ThreadKey thread, String description, Function<MemoryStore, Object> call) {
        this(List.of(thread), description, call);
    }
}
