package io.mneme.memory.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mneme.memory.MemoryException.NotFound;
import io.mneme.memory.testkit.Fresh;
import io.mneme.memory.testkit.Samples;
import io.mneme.memory.thread.CloneSelection;
import io.mneme.memory.thread.CloneThread;
import io.mneme.memory.thread.MemoryThread;
import io.mneme.memory.thread.NewThread;
import io.mneme.memory.thread.ThreadKey;
import io.mneme.memory.thread.ThreadUpdate;
import io.mneme.memory.working.WorkingMemoryKey;
import io.mneme.memory.working.WorkingMemoryVersion;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A thread's working memory shares the thread's fate, and the owner's does not. */
public interface WorkingMemoryThreadContract extends StoreContract {

    @Test
    default void the_first_write_creates_a_thread_that_never_was() {
        ThreadKey key = Fresh.thread();
        Pages.write(store(), WorkingMemoryKey.of(key), 1, 3);
        NewThread order = NewThread.of(key, Pages.version(1).at());
        assertThat(Steps.get(secondStore(), key)).isEqualTo(order.created(1));
        assertThat(Steps.append(store(), key, Samples.batch(2)).lastSequence()).isEqualTo(2);
        assertThat(Pages.newest(store(), WorkingMemoryKey.of(key))).isEqualTo(3);
    }

    @Test
    default void the_owners_own_needs_no_thread_and_creates_none() {
        ThreadKey key = Fresh.thread();
        WorkingMemoryKey own = WorkingMemoryKey.of(key.resource());
        Pages.write(store(), own, 1, 2);
        assertThat(OwnerState.of(store(), key.resource()).threads()).isEmpty();
        Steps.append(store(), key, Samples.batch(1));
        store().threads().delete(key, Samples.TIME);
        assertThat(Pages.newest(store(), own)).isEqualTo(2);
    }

    @Test
    default void a_write_leaves_an_existing_thread_and_its_times_alone() {
        ThreadKey key = Fresh.thread();
        store().threads().create(ThreadUpdateContract.rich(key));
        Steps.append(store(), key, Samples.batch(2));
        store().threads().update(key, new ThreadUpdate.Archive(), Samples.TIME);
        MemoryThread before = Steps.get(store(), key);
        WorkingMemoryKey page = WorkingMemoryKey.of(key);
        Pages.write(store(), page, 1, 2);
        store().workingMemories().delete(page);
        assertThat(Steps.get(store(), key)).isEqualTo(before);
    }

    @Test
    default void deleting_messages_or_changing_the_thread_leaves_it() {
        ThreadKey key = Fresh.thread();
        WorkingMemoryKey page = WorkingMemoryKey.of(key);
        Steps.append(store(), key, Samples.batch(3));
        Pages.write(store(), page, 1, 2);
        store().messages().delete(key, Steps.idSet("m1"));
        store().messages().deleteAll(key);
        store().threads().update(key, new ThreadUpdate.Rename(Optional.of("x")), Samples.TIME);
        assertThat(Pages.all(store(), page)).containsExactly(Pages.version(2), Pages.version(1));
    }

    @Test
    default void it_goes_with_a_deleted_thread_and_cannot_bring_it_back() {
        ThreadKey key = Fresh.thread();
        WorkingMemoryKey page = WorkingMemoryKey.of(key);
        Pages.write(store(), page, 1, 2);
        assertThat(store().threads().delete(key, Samples.TIME)).isTrue();
        assertThat(secondStore().workingMemories().find(page)).isEmpty();
        assertThat(Pages.all(store(), page)).isEmpty();
        assertThat(store().workingMemories().delete(page)).isFalse();
        for (long number = 1; number <= 3; number++) {
            WorkingMemoryVersion late = Pages.version(number);
            assertThatThrownBy(() -> Pages.write(store(), page, late)).isInstanceOf(NotFound.class);
        }
        assertThat(store().threads().find(key)).isEmpty();
        assertThat(store().workingMemories().find(page)).isEmpty();
    }

    @Test
    default void a_thread_created_anew_starts_without() {
        ThreadKey key = Fresh.thread();
        WorkingMemoryKey page = WorkingMemoryKey.of(key);
        Pages.write(store(), page, 1, 2);
        store().threads().delete(key, Samples.TIME);
        Steps.create(store(), key);
        assertThat(store().workingMemories().find(page)).isEmpty();
        assertThat(Pages.all(store(), page)).isEmpty();
        Pages.write(store(), page, Pages.version(1, "anew"));
        assertThat(Pages.all(store(), page)).containsExactly(Pages.version(1, "anew"));
        assertThat(Steps.get(store(), key).incarnation()).isEqualTo(2);
    }

    @Test
    default void it_moves_with_a_transferred_thread() {
        ThreadKey key = Fresh.thread();
        ThreadKey moved = Fresh.thread();
        WorkingMemoryKey own = WorkingMemoryKey.of(key.resource());
        Pages.write(store(), own, 1, 1);
        Pages.write(store(), WorkingMemoryKey.of(key), 1, 3);
        store().threads().transfer(key, moved.resource(), Samples.TIME);
        assertThat(Pages.all(store(), WorkingMemoryKey.of(moved)))
                .containsExactly(Pages.version(3), Pages.version(2), Pages.version(1));
        assertThat(Pages.all(store(), WorkingMemoryKey.of(key))).isEmpty();
        assertThat(Pages.newest(store(), own)).isEqualTo(1);
        assertThat(Pages.newest(store(), WorkingMemoryKey.of(moved.resource()))).isZero();
        Pages.write(store(), WorkingMemoryKey.of(moved), 4, 4);
        assertThatThrownBy(() -> Pages.write(store(), WorkingMemoryKey.of(key), 4, 4))
                .isInstanceOf(NotFound.class);
        store().threads().transfer(moved, moved.resource(), Samples.TIME);
        assertThat(Pages.newest(store(), WorkingMemoryKey.of(moved))).isEqualTo(4);
    }

    @Test
    default void a_clone_starts_with_version_1_of_the_same() {
        ThreadKey source = Fresh.thread("source");
        ThreadKey target = Fresh.sibling(source, "target");
        Steps.append(store(), source, Samples.batch(3));
        Pages.write(store(), WorkingMemoryKey.of(source), 1, 3);
        copy(source, target);
        WorkingMemoryVersion newest = Pages.version(3);
        WorkingMemoryVersion first =
                new WorkingMemoryVersion(1, newest.content(), newest.at(), newest.author(), newest.turn());
        assertThat(Pages.all(store(), WorkingMemoryKey.of(target))).containsExactly(first);
        Pages.write(store(), WorkingMemoryKey.of(target), Pages.version(2, "of the copy"));
        Pages.write(store(), WorkingMemoryKey.of(source), 4, 4);
        assertThat(Pages.all(store(), WorkingMemoryKey.of(target)))
                .containsExactly(Pages.version(2, "of the copy"), first);
        assertThat(Pages.newest(store(), WorkingMemoryKey.of(source))).isEqualTo(4);
        store().threads().delete(source, Samples.TIME);
        assertThat(Pages.newest(store(), WorkingMemoryKey.of(target))).isEqualTo(2);
    }

    @Test
    default void a_clone_of_a_thread_without_one_has_none() {
        ThreadKey source = Fresh.thread("source");
        ThreadKey target = Fresh.sibling(source, "target");
        Steps.append(store(), source, Samples.batch(1));
        Pages.write(store(), WorkingMemoryKey.of(source.resource()), 1, 1);
        copy(source, target);
        assertThat(store().workingMemories().find(WorkingMemoryKey.of(target))).isEmpty();
        Pages.write(store(), WorkingMemoryKey.of(target), 1, 1);
        assertThat(store().workingMemories().find(WorkingMemoryKey.of(source))).isEmpty();
    }

    private void copy(ThreadKey source, ThreadKey target) {
        store().threads()
                .copy(new CloneThread(source, target, new CloneSelection.Last(1), Optional.empty(), Samples.TIME));
    }
}
