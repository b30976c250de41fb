package io.mneme.memory.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mneme.memory.MemoryException;
import io.mneme.memory.MemoryException.Conflict;
import io.mneme.memory.MemoryException.InvalidInput;
import io.mneme.memory.port.store.DeletedThread;
import io.mneme.memory.testkit.Fresh;
import io.mneme.memory.testkit.HostileIds;
import io.mneme.memory.testkit.Samples;
import io.mneme.memory.thread.ResourceId;
import io.mneme.memory.thread.ThreadKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Deleted threads of all owners are listed page by page; what does not fit is refused whole when they are imported. */
public interface DeletedListContract extends StoreContract {

    @Test
    default void a_deleted_thread_is_listed_with_its_incarnation_and_time_until_it_is_created_again() {
        ThreadKey key = Fresh.thread("one");
        ThreadKey other = Fresh.sibling(key, "two");
        Steps.append(store(), key, Samples.batch(2));
        Steps.create(store(), other);
        assertThat(Deletions.of(store(), key.resource())).isEmpty();
        Instant first = Samples.TIME.plusNanos(1_234_567);
        store().threads().delete(key, first);
        DeletedThread deleted = new DeletedThread(key, 1, Samples.TIME.plusNanos(1_234_000));
        assertThat(Deletions.of(secondStore(), key.resource())).containsExactly(deleted);
        assertThat(store().threads().delete(key, Samples.TIME.plusSeconds(9))).isFalse();
        assertThat(Deletions.of(store(), key.resource())).containsExactly(deleted);
        Steps.create(store(), key);
        assertThat(Deletions.of(secondStore(), key.resource())).isEmpty();
        store().threads().delete(other, Samples.TIME);
        store().threads().delete(key, Samples.TIME.plusSeconds(60));
        assertThat(Deletions.of(store(), key.resource()))
                .containsExactly(
                        new DeletedThread(key, 2, Samples.TIME.plusSeconds(60)),
                        new DeletedThread(other, 1, Samples.TIME));
    }

    @Test
    default void a_moved_thread_is_listed_under_its_old_owner() {
        ThreadKey key = Fresh.thread();
        ThreadKey moved = Fresh.thread();
        Instant later = Samples.TIME.plusSeconds(60);
        store().imports().put(Imports.thread(key, 9, 3), Imports.messages(2));
        store().threads().transfer(key, moved.resource(), later.plusNanos(999));
        assertThat(Deletions.of(secondStore(), key.resource())).containsExactly(new DeletedThread(key, 3, later));
        assertThat(Deletions.of(store(), moved.resource())).isEmpty();
        store().threads().transfer(moved, key.resource(), later.plusSeconds(60));
        assertThat(Deletions.of(store(), key.resource())).isEmpty();
        assertThat(Deletions.of(store(), moved.resource()))
                .containsExactly(new DeletedThread(moved, 1, later.plusSeconds(60)));
        assertThat(Steps.get(store(), key).incarnation()).isEqualTo(4);
    }

    @Test
    default void deleted_threads_are_listed_in_order_of_code_points() {
        String prefix = Fresh.prefix();
        List<DeletedThread> all = new ArrayList<>();
        Stream.concat(HostileIds.ALL.stream(), HostileIds.LOOKALIKES.stream())
                .distinct()
                .filter(id -> id.length() < 200)
                .flatMap(id -> Stream.of(ThreadKey.of(prefix + id, "x"), ThreadKey.of(prefix + "owner", id)))
                .forEach(key -> all.add(new DeletedThread(key, 1 + all.size() % 3, Samples.TIME)));
        // In UTF-16 a supplementary character comes before a private one.
        for (String id : List.of("\uD800\uDC00", "\uE000", "\uE000a", "\uD83D\uDE00\uE000", "\uFFFD")) {
            all.add(new DeletedThread(ThreadKey.of(prefix + "private" + id, id), 1, Samples.TIME));
        }
        Collections.shuffle(all, new Random(20261121));
        store().imports().putDeleted(all);
        all.sort(Comparator.comparing(DeletedThread::key, DeletedThread.ORDER));
        for (int limit : new int[] {1, 7, 50, 1_000}) {
            assertThat(Deletions.ofPrefix(secondStore(), prefix, limit))
                    .as("limit %s", limit)
                    .isEqualTo(all);
        }
    }

    @Test
    default void a_page_goes_on_after_any_key_and_is_full_unless_it_is_the_last() {
        ResourceId owner = Fresh.owner();
        List<DeletedThread> all = Stream.of("b", "d", "f")
                .map(id -> new DeletedThread(ThreadKey.of(owner.value(), id), 1, Samples.TIME))
                .toList();
        store().imports().putDeleted(all);
        Steps.create(store(), ThreadKey.of(owner.value(), "c"));
        assertThat(after(owner, "a", 2)).isEqualTo(all.subList(0, 2));
        assertThat(after(owner, "b", 2)).isEqualTo(all.subList(1, 3));
        assertThat(after(owner, "c", 1)).isEqualTo(all.subList(1, 2));
        assertThat(after(owner, "e", 1)).isEqualTo(all.subList(2, 3));
        assertThat(after(owner, "f", 9))
                .noneMatch(deleted -> deleted.key().resource().equals(owner));
        assertThat(store().imports().deleted(Optional.empty(), 1)).hasSize(1);
    }

    private List<DeletedThread> after(ResourceId owner, String thread, int limit) {
        return store().imports().deleted(Optional.of(ThreadKey.of(owner.value(), thread)), limit);
    }

    @Test
    default void pages_hold_one_to_1000_deleted_threads() {
        for (int wrong : new int[] {0, -1, 1_001, Integer.MAX_VALUE, Integer.MIN_VALUE}) {
            assertThatThrownBy(() -> store().imports().deleted(Optional.empty(), wrong))
                    .as("%s", wrong)
                    .isInstanceOf(InvalidInput.class);
        }
        ResourceId owner = Fresh.owner();
        List<DeletedThread> many = new ArrayList<>();
        for (int number = 0; number <= 1_000; number++) {
            many.add(new DeletedThread(ThreadKey.of(owner.value(), "t" + number), 1, Samples.TIME));
        }
        refused(InvalidInput.class, List.of());
        refused(InvalidInput.class, many);
        refused(InvalidInput.class, List.of(many.get(1), many.get(2), many.get(1)));
        assertThat(Deletions.of(store(), owner)).isEmpty();
    }

    @Test
    default void an_id_that_lives_here_or_is_further_is_refused_with_its_whole_batch() {
        ThreadKey lives = Fresh.thread("m");
        DeletedThread first = new DeletedThread(Fresh.sibling(lives, "a"), 1, Samples.TIME);
        DeletedThread last = new DeletedThread(Fresh.sibling(lives, "z"), 1, Samples.TIME);
        ThreadKey further = Fresh.sibling(lives, "n");
        store().imports().put(Imports.thread(lives, 9, 3), Imports.messages(2, 5));
        store().imports().put(Imports.thread(further, 9, 3), Imports.messages(2));
        store().threads().delete(further, Samples.TIME);
        OwnerState state = OwnerState.of(store(), lives.resource());
        DeletedThread present = new DeletedThread(further, 3, Samples.TIME);
        for (DeletedThread wrong : List.of(
                new DeletedThread(lives, 1, Samples.TIME),
                new DeletedThread(lives, 3, Samples.TIME),
                new DeletedThread(lives, 4, Samples.TIME),
                new DeletedThread(further, 2, Samples.TIME))) {
            refused(Conflict.class, List.of(first, wrong, last));
            assertThat(OwnerState.of(store(), lives.resource())).isEqualTo(state);
            assertThat(Deletions.of(store(), lives.resource())).containsExactly(present);
        }
        for (ThreadKey free : List.of(first.key(), last.key())) {
            assertThat(Steps.create(store(), free).incarnation()).isEqualTo(1);
        }
        assertThat(Steps.create(store(), further).incarnation()).isEqualTo(4);
    }

    private void refused(Class<? extends MemoryException> kind, List<DeletedThread> deleted) {
        assertThatThrownBy(() -> store().imports().putDeleted(deleted)).isInstanceOf(kind);
    }
}
