package io.mneme.memory.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mneme.memory.MemoryException.Unavailable;
import io.mneme.memory.port.store.MemoryStore;
import io.mneme.memory.testkit.Fresh;
import io.mneme.memory.testkit.Samples;
import io.mneme.memory.thread.ResourceQuery;
import io.mneme.memory.thread.ThreadKey;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;

/** A closed store refuses every call. */
public interface ClosedStoreContract extends StoreContract {

    /** A store that the test closes; on the database of {@link #store} or on one of its own. */
    MemoryStore storeToClose();

    @Test
    default void after_close_every_call_is_refused() {
        MemoryStore closed = storeToClose();
        ThreadKey key = Fresh.thread();
        Steps.append(closed, key, Samples.batch(2));
        closed.close();
        EveryCall.calls()
                .forEach((name, call) -> assertThatThrownBy(() -> call.apply(closed, key))
                        .as(name)
                        .isInstanceOf(Unavailable.class));
        Map<String, Callable<Object>> adminCalls = Map.of(
                "owners", () -> closed.resources().list(ResourceQuery.ALL),
                "owners with pages", () -> closed.workingMemories().owners(ResourceQuery.ALL),
                "deleted", () -> closed.imports().deleted(Optional.empty(), 1),
                "model", () -> closed.recallIndex().model(),
                "pending", () -> closed.recallIndex().pending(1),
                "count pending", () -> closed.recallIndex().countPending());
        adminCalls.forEach(
                (name, call) -> assertThatThrownBy(call::call).as(name).isInstanceOf(Unavailable.class));
    }

    @Test
    default void a_second_close_does_nothing() {
        MemoryStore closed = storeToClose();
        closed.close();
        closed.close();
        assertThatThrownBy(() -> closed.threads().find(Fresh.thread())).isInstanceOf(Unavailable.class);
    }

    @Test
    default void closing_one_store_leaves_another_open() {
        ThreadKey key = Fresh.thread();
        Steps.append(store(), key, Samples.batch(2));
        storeToClose().close();
        assertThat(store().messages().count(key)).isEqualTo(2);
        assertThat(Steps.append(store(), key, Samples.user("m3", "x")).lastSequence())
                .isEqualTo(3);
    }

    @Test
    default void a_store_describes_itself_in_one_line() {
        assertThat(store().description()).isNotBlank().doesNotContain("\n");
    }
}
