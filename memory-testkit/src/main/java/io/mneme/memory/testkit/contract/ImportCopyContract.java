package io.mneme.memory.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mneme.memory.MemoryException;
import io.mneme.memory.MemoryException.Conflict;
import io.mneme.memory.MemoryException.InvalidInput;
import io.mneme.memory.MemoryException.NotFound;
import io.mneme.memory.port.store.MemoryStore;
import io.mneme.memory.testkit.Fresh;
import io.mneme.memory.testkit.InMemoryMemoryStore;
import io.mneme.memory.testkit.Outcome;
import io.mneme.memory.testkit.Samples;
import io.mneme.memory.thread.MemoryThread;
import io.mneme.memory.thread.ResourceId;
import io.mneme.memory.thread.ThreadKey;
import io.mneme.memory.working.WorkingMemoryKey;
import io.mneme.memory.working.WorkingMemoryVersion;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Working memories are imported too, and whatever another store holds arrives whole. */
public interface ImportCopyContract extends StoreContract {

    @Test
    default void a_store_full_of_random_threads_arrives_whole() {
        long seed = Long.getLong("mneme.property.seed", System.nanoTime());
        Random random = new Random(seed);
        MemoryStore source = new InMemoryMemoryStore();
        RandomOperations operations = new RandomOperations(random, source, Fresh.prefix(), 5);
        for (int i = 0; i < 1_500; i++) {
            Operation operation = operations.next();
            Outcome.of(() -> operation.call().apply(source));
        }
        assertThat(operations.users())
                .as("seed %s: there are working memories to copy", seed)
                .anyMatch(owner -> Pages.newest(source, WorkingMemoryKey.of(owner)) > 0);
        for (ResourceId owner : operations.users()) {
            Imports.copy(source, store(), owner, 1 + random.nextInt(9));
            equal(seed, source, owner);
            // Interrupted copies start again.
            Imports.copy(source, secondStore(), owner, 1 + random.nextInt(9));
            equal(seed, source, owner);
        }
    }

    private void equal(long seed, MemoryStore source, ResourceId owner) {
        assertThat(OwnerState.of(store(), owner)).as("seed %s", seed).isEqualTo(OwnerState.of(source, owner));
    }

    @Test
    default void versions_of_a_working_memory_are_imported_and_go_on() {
        for (WorkingMemoryKey key : both()) {
            store().imports().put(key, versions(4, 5, 7));
            assertThat(Pages.all(secondStore(), key))
                    .containsExactly(Pages.version(7), Pages.version(5), Pages.version(4));
            store().imports().put(key, versions(4, 5, 7));
            store().imports().put(key, versions(7));
            store().imports().put(key, versions(5, 7, 9));
            assertThat(Pages.numbers(Pages.all(store(), key))).containsExactly(9L, 7L, 5L, 4L);
            assertThat(store().workingMemories().find(key)).contains(Pages.version(9));
            Pages.write(store(), key, 10, 10);
            assertThat(Pages.newest(store(), key)).isEqualTo(10);
        }
    }

    @Test
    default void importing_a_working_memory_leaves_the_thread_alone() {
        WorkingMemoryKey key = both().get(1);
        MemoryThread before = Steps.get(store(), key.threadKey().orElseThrow());
        store().imports().put(key, versions(1, 2));
        assertThat(Steps.get(store(), before.key())).isEqualTo(before);
        assertThat(Pages.newest(store(), WorkingMemoryKey.of(key.resource()))).isZero();
        assertThat(Pages.newest(store(), WorkingMemoryKey.of(new ThreadKey(Fresh.owner(), before.id()))))
                .isZero();
    }

    @Test
    default void another_or_a_newer_working_memory_is_not_overwritten() {
        for (WorkingMemoryKey key : both()) {
            Pages.write(store(), key, 1, 4);
            refused(Conflict.class, key, versions(1, 2, 3));
            refused(Conflict.class, key, List.of(Pages.version(4, "other"), Pages.version(5)));
            refused(Conflict.class, key, List.of(Pages.version(2, "other"), Pages.version(4)));
        }
    }

    @Test
    default void bad_versions_are_refused() {
        for (WorkingMemoryKey key : both()) {
            refused(InvalidInput.class, key, List.of());
            refused(InvalidInput.class, key, versions(2, 1));
            refused(InvalidInput.class, key, versions(2, 2));
            refused(InvalidInput.class, key, versions(0, 1));
            refused(
                    InvalidInput.class,
                    key,
                    LongStream.rangeClosed(1, 1_001).mapToObj(Pages::version).toList());
        }
    }

    @Test
    default void a_working_memory_of_a_missing_thread_is_refused() {
        ThreadKey missing = Fresh.thread();
        refused(NotFound.class, WorkingMemoryKey.of(missing), versions(1));
        assertThat(store().threads().find(missing)).isEmpty();
        ThreadKey deleted = Fresh.thread();
        Steps.create(store(), deleted);
        store().threads().delete(deleted, Samples.TIME);
        refused(NotFound.class, WorkingMemoryKey.of(deleted), versions(1));
    }

    private void refused(
            Class<? extends MemoryException> kind, WorkingMemoryKey key, List<WorkingMemoryVersion> versions) {
        List<WorkingMemoryVersion> before = Pages.all(store(), key);
        assertThatThrownBy(() -> store().imports().put(key, versions))
                .as("%s versions %s", key, Pages.numbers(versions))
                .isInstanceOf(kind);
        assertThat(Pages.all(store(), key)).isEqualTo(before);
    }

    private static List<WorkingMemoryVersion> versions(long... numbers) {
        return LongStream.of(numbers).mapToObj(Pages::version).toList();
    }

    /** The working memory of a new owner, and that of a new thread, which exists. */
    private List<WorkingMemoryKey> both() {
        ThreadKey thread = Fresh.thread();
        Steps.append(store(), thread, Samples.batch(1));
        return List.of(WorkingMemoryKey.of(Fresh.owner()), WorkingMemoryKey.of(thread));
    }
}
