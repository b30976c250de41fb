package io.mneme.memory.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mneme.memory.MemoryException.Conflict;
import io.mneme.memory.MemoryException.NotFound;
import io.mneme.memory.port.store.AppendCondition;
import io.mneme.memory.port.store.DeletedThread;
import io.mneme.memory.port.store.MemoryStore;
import io.mneme.memory.testkit.Fresh;
import io.mneme.memory.testkit.Outcome;
import io.mneme.memory.testkit.Race;
import io.mneme.memory.testkit.Samples;
import io.mneme.memory.thread.CloneSelection;
import io.mneme.memory.thread.CloneThread;
import io.mneme.memory.thread.NewThread;
import io.mneme.memory.thread.ResourceId;
import io.mneme.memory.thread.ResourceQuery;
import io.mneme.memory.thread.ThreadKey;
import io.mneme.memory.thread.ThreadQuery;
import io.mneme.memory.working.WorkingMemoryKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;

/** What was deleted elsewhere counts as deleted here. */
public interface ImportDeletedContract extends StoreContract {

    /** When the threads of these tests were deleted. */
    Instant DELETED = Samples.TIME.plusSeconds(77);

    @Test
    default void an_imported_deletion_refuses_late_writes() {
        ThreadKey key = Fresh.thread();
        store().imports().putDeleted(List.of(new DeletedThread(key, 3, DELETED)));
        assertThat(secondStore().threads().find(key)).isEmpty();
        assertThat(store().threads().list(key.resource(), ThreadQuery.ALL).items())
                .isEmpty();
        for (AppendCondition condition :
                List.of(AppendCondition.ANY, new AppendCondition.Incarnation(3), new AppendCondition.LastSequence(0))) {
            assertThatThrownBy(() -> Steps.append(secondStore(), key, Samples.batch("late", 1, 1), condition))
                    .as("%s", condition)
                    .isInstanceOf(NotFound.class);
        }
        assertThatThrownBy(() -> Pages.write(store(), WorkingMemoryKey.of(key), Pages.version(1)))
                .isInstanceOf(NotFound.class);
        assertThat(store().threads().delete(key, Samples.TIME)).isFalse();
        assertThat(Steps.all(store(), key)).isEmpty();
    }

    @Test
    default void an_imported_deletion_is_followed_by_the_next_incarnation() {
        ThreadKey created = Fresh.thread("created");
        ThreadKey copied = Fresh.sibling(created, "copied");
        ThreadKey source = Fresh.sibling(created, "source");
        ThreadKey moved = Fresh.thread("moved");
        ThreadKey arrived = ThreadKey.of(created.resource().value(), "moved");
        store().imports()
                .putDeleted(List.of(
                        new DeletedThread(moved, 1, DELETED),
                        new DeletedThread(arrived, 6, DELETED),
                        new DeletedThread(created, 4, DELETED),
                        new DeletedThread(copied, 5, DELETED)));
        assertThat(Steps.create(secondStore(), created).incarnation()).isEqualTo(5);
        assertThat(Steps.append(store(), created, Samples.batch(2)).lastSequence())
                .isEqualTo(2);
        Steps.append(store(), source, Samples.batch(2));
        CloneThread order = new CloneThread(source, copied, new CloneSelection.All(), Optional.empty(), Samples.TIME);
        assertThat(store().threads().copy(order).incarnation()).isEqualTo(6);
        Steps.create(store(), moved);
        assertThat(store().threads()
                        .transfer(moved, arrived.resource(), Samples.TIME)
                        .incarnation())
                .isEqualTo(7);
        assertThat(Steps.ids(store(), created)).containsExactly("m1", "m2");
        assertThat(Steps.ids(store(), copied)).containsExactly("m1", "m2");
        assertThat(Deletions.of(store(), created.resource())).isEmpty();
    }

    @Test
    default void an_id_that_was_deleted_here_is_brought_to_the_later_incarnation() {
        ThreadKey key = Fresh.thread();
        Steps.append(store(), key, Samples.batch(2));
        store().threads().delete(key, Samples.TIME);
        DeletedThread later = new DeletedThread(key, 4, DELETED);
        secondStore().imports().putDeleted(List.of(later));
        assertThat(Deletions.of(store(), key.resource())).containsExactly(later);
        assertThatThrownBy(() -> Steps.append(store(), key, Samples.batch(1))).isInstanceOf(NotFound.class);
        assertThat(Steps.create(store(), key).incarnation()).isEqualTo(5);
        assertThat(Steps.all(store(), key)).isEmpty();
    }

    @Test
    default void what_is_deleted_already_stays_as_it_is() {
        ThreadKey deleted = Fresh.thread("deleted");
        ThreadKey imported = Fresh.sibling(deleted, "imported");
        Steps.create(store(), deleted);
        store().threads().delete(deleted, Samples.TIME);
        for (Instant at : List.of(DELETED, DELETED, DELETED.plusSeconds(1))) {
            store().imports()
                    .putDeleted(List.of(new DeletedThread(imported, 2, at), new DeletedThread(deleted, 1, at)));
            assertThat(Deletions.of(secondStore(), deleted.resource()))
                    .containsExactly(
                            new DeletedThread(deleted, 1, Samples.TIME), new DeletedThread(imported, 2, DELETED));
        }
        assertThat(Steps.create(store(), deleted).incarnation()).isEqualTo(2);
        assertThat(Steps.create(store(), imported).incarnation()).isEqualTo(3);
    }

    @Test
    default void an_import_of_a_thread_knows_imported_deletions() {
        ThreadKey key = Fresh.thread();
        store().imports().putDeleted(List.of(new DeletedThread(key, 3, DELETED)));
        assertThatThrownBy(() -> store().imports().put(Imports.thread(key, 9, 3), Imports.messages(2)))
                .isInstanceOf(Conflict.class);
        store().imports().put(Imports.thread(key, 9, 4), Imports.messages(2));
        assertThat(Steps.get(store(), key)).isEqualTo(Imports.thread(key, 9, 4));
        assertThat(Deletions.of(store(), key.resource())).isEmpty();
    }

    @Test
    default void an_owner_of_nothing_but_deletions_can_be_copied_and_is_not_listed_as_an_owner() {
        ThreadKey key = Fresh.thread();
        store().imports().putDeleted(List.of(new DeletedThread(key, 1, DELETED)));
        try (MemoryStore target = emptyStore()) {
            assertThat(target.imports().deleted(Optional.empty(), 10)).isEmpty();
            Steps.append(target, Fresh.thread(), Samples.batch(2));
            assertThat(target.imports().deleted(Optional.empty(), 10)).isEmpty();
            List<DeletedThread> source = Deletions.of(store(), key.resource());
            target.imports().putDeleted(source);
            assertThat(target.imports().deleted(Optional.empty(), 10)).isEqualTo(source);
            assertThat(target.resources().list(ResourceQuery.ALL).items())
                    .hasSize(1)
                    .noneMatch(owner -> owner.resource().equals(key.resource()));
        }
    }

    /**
     * A new store on a database of its own with nothing in it, which the test closes. The test looks at the whole list,
     * so nobody else may use its database.
     */
    MemoryStore emptyStore();

    @Test
    default void a_thousand_are_put_at_once_and_by_several_at_the_same_time() {
        ResourceId owner = Fresh.owner();
        List<DeletedThread> all = new ArrayList<>();
        for (int number = 1; number <= 1_000; number++) {
            all.add(new DeletedThread(ThreadKey.of(owner.value(), "%04d".formatted(number)), number, DELETED));
        }
        List<DeletedThread> backward = new ArrayList<>(all);
        Collections.reverse(backward);
        List<Callable<Object>> racers = List.of(put(store(), all), put(secondStore(), backward), put(store(), all));
        assertThat(Race.run(racers)).allMatch(Outcome::succeeded);
        assertThat(Deletions.of(store(), owner)).isEqualTo(all);
    }

    private static Callable<Object> put(MemoryStore store, List<DeletedThread> deleted) {
        return () -> {
            store.imports().putDeleted(deleted);
            return true;
        };
    }

    @Test
    default void an_imported_deletion_touches_nobody_else() {
        ThreadKey key = Fresh.thread("one");
        ThreadKey namesake = Fresh.thread("one");
        ThreadKey sibling = Fresh.sibling(key, "two");
        Steps.append(store(), namesake, Samples.batch(3));
        Steps.append(store(), sibling, Samples.batch(3));
        store().threads().create(NewThread.of(Fresh.sibling(namesake, "empty"), Samples.TIME));
        OwnerState before = OwnerState.of(store(), namesake.resource());
        OwnerState siblings = OwnerState.of(store(), key.resource());
        store().imports().putDeleted(List.of(new DeletedThread(key, 9, DELETED)));
        assertThat(OwnerState.of(store(), namesake.resource())).isEqualTo(before);
        assertThat(OwnerState.of(store(), key.resource())).isEqualTo(siblings);
    }
}
