package io.mneme.memory.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.mneme.memory.message.MessageId;
import io.mneme.memory.port.store.MemoryStore;
import io.mneme.memory.port.store.MessageStore;
import io.mneme.memory.testkit.InMemoryMemoryStore;
import io.mneme.memory.thread.ResourceQuery;
import io.mneme.memory.thread.ThreadKey;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LockstepRunTest {

    private static final String RANDOM_PREFIX = "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}-";

    @Test
    void a_run_with_the_same_seed_repeats_exactly() {
        String first = failure(42);
        assertThat(first).startsWith("seed 42: the store answered");
        assertThat(failure(42)).isEqualTo(first);
        assertThat(failure(43)).isNotEqualTo(first);
    }

    @Test
    void more_users_than_names_are_possible() {
        MemoryStore store = new InMemoryMemoryStore();
        new LockstepRun(() -> store, 1, 200).run(500);
        assertThat(store.resources().list(ResourceQuery.ALL.limit(1_000)).items())
                .hasSizeGreaterThan(80);
    }

    private static String failure(long seed) {
        MemoryStore broken = forgetsToDelete();
        Throwable failure = catchThrowable(() -> new LockstepRun(() -> broken, seed, 5).run(2_000));
        return failure.getMessage().replaceAll(RANDOM_PREFIX, "");
    }

    /** Says that it deleted a message, and keeps it. */
    private static MemoryStore forgetsToDelete() {
        MemoryStore good = new InMemoryMemoryStore();
        MessageStore messages = intercepted(good.messages());
        return (MemoryStore) Proxy.newProxyInstance(
                LockstepRunTest.class.getClassLoader(),
                new Class<?>[] {MemoryStore.class},
                (proxy, method, arguments) ->
                        method.getName().equals("messages") ? messages : method.invoke(good, arguments));
    }

    private static MessageStore intercepted(MessageStore good) {
        return (MessageStore) Proxy.newProxyInstance(
                LockstepRunTest.class.getClassLoader(),
                new Class<?>[] {MessageStore.class},
                (proxy, method, arguments) -> {
                    if (method.getName().equals("delete")) {
                        Set<?> ids = (Set<?>) arguments[1];
                        return (int) ids.stream()
                                .filter(id -> good.find((ThreadKey) arguments[0], (MessageId) id)
                                        .isPresent())
                                .count();
                    }
                    try {
                        return method.invoke(good, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }
}
