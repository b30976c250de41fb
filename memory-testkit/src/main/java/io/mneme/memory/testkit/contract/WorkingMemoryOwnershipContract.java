package io.mneme.memory.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.mneme.memory.testkit.Fresh;
import io.mneme.memory.testkit.HostileIds;
import io.mneme.memory.testkit.Samples;
import io.mneme.memory.thread.CursorPosition;
import io.mneme.memory.thread.Page;
import io.mneme.memory.thread.ResourceId;
import io.mneme.memory.thread.ResourceQuery;
import io.mneme.memory.thread.ThreadId;
import io.mneme.memory.thread.ThreadKey;
import io.mneme.memory.working.WorkingMemoryKey;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every working memory has one owner; the owners that have one of their own are listed page by page. */
public interface WorkingMemoryOwnershipContract extends StoreContract {

    @Test
    default void the_owners_and_each_threads_working_memory_are_apart() {
        ThreadKey one = Fresh.thread("one");
        List<WorkingMemoryKey> keys = List.of(
                WorkingMemoryKey.of(one.resource()),
                WorkingMemoryKey.of(one),
                WorkingMemoryKey.of(Fresh.sibling(one, "two")));
        writeAndDeleteApart(keys);
    }

    @Test
    default void one_thread_id_under_two_owners_has_two_working_memories() {
        ThreadKey alices = Fresh.thread();
        ThreadKey bobs = Fresh.thread();
        writeAndDeleteApart(List.of(
                WorkingMemoryKey.of(alices),
                WorkingMemoryKey.of(bobs),
                WorkingMemoryKey.of(alices.resource()),
                WorkingMemoryKey.of(bobs.resource())));
    }

    @Test
    default void every_legal_id_has_a_working_memory_of_its_own() {
        String prefix = Fresh.prefix();
        ResourceId owner = Fresh.owner();
        List<WorkingMemoryKey> keys = new ArrayList<>();
        ids().filter(id -> id.length() < 200).forEach(id -> keys.add(WorkingMemoryKey.of(ResourceId.of(prefix + id))));
        ids().forEach(id -> keys.add(WorkingMemoryKey.of(new ThreadKey(owner, ThreadId.of(id)))));
        writeAndDeleteApart(keys);
    }

    private static Stream<String> ids() {
        return Stream.concat(HostileIds.ALL.stream(), HostileIds.LOOKALIKES.stream())
                .distinct();
    }

    /** Writes one and then a second version of each, and deletes the first half; the others stay. */
    private void writeAndDeleteApart(List<WorkingMemoryKey> keys) {
        for (int i = 0; i < keys.size(); i++) {
            Pages.write(store(), keys.get(i), Pages.version(1, "first of " + i));
        }
        for (int i = 0; i < keys.size(); i++) {
            Pages.write(store(), keys.get(i), Pages.version(2, "second of " + i));
        }
        for (int i = 0; i < keys.size(); i++) {
            assertThat(Pages.all(store(), keys.get(i)))
                    .containsExactly(Pages.version(2, "second of " + i), Pages.version(1, "first of " + i));
        }
        for (int i = 0; i < keys.size(); i++) {
            assertThat(store().workingMemories().find(keys.get(i))).contains(Pages.version(2, "second of " + i));
        }
        List<WorkingMemoryKey> deleted = keys.subList(0, keys.size() / 2);
        deleted.forEach(key -> assertThat(store().workingMemories().delete(key)).isTrue());
        for (WorkingMemoryKey key : keys) {
            assertThat(Pages.newest(store(), key)).isEqualTo(deleted.contains(key) ? 0 : 2);
        }
    }

    @Test
    default void owners_with_a_working_memory_of_their_own_are_listed_in_order() {
        String prefix = Fresh.prefix();
        List<String> names = ids().filter(id -> id.length() < 200).toList();
        names.forEach(id -> Pages.write(store(), WorkingMemoryKey.of(ResourceId.of(prefix + id)), 1, 2));
        Pages.write(store(), WorkingMemoryKey.of(ThreadKey.of(prefix + "only a thread's", "support")), 1, 1);
        Steps.append(store(), ThreadKey.of(prefix + "only messages", "support"), Samples.batch(1));
        List<ResourceId> sorted =
                names.stream().map(id -> ResourceId.of(prefix + id)).sorted().toList();
        for (int limit : new int[] {1, 7, 50}) {
            assertThat(walk(prefix, limit, false)).isEqualTo(sorted);
            List<ResourceId> back = new ArrayList<>(walk(prefix, limit, true));
            Collections.reverse(back);
            assertThat(back).isEqualTo(sorted);
        }
    }

    @Test
    default void an_owner_whose_working_memory_is_gone_is_not_listed() {
        String prefix = Fresh.prefix();
        for (String id : List.of("a", "b", "c")) {
            Pages.write(store(), WorkingMemoryKey.of(ResourceId.of(prefix + id)), 1, 2);
        }
        store().workingMemories().delete(WorkingMemoryKey.of(ResourceId.of(prefix + "b")));
        assertThat(walk(prefix, 2, false)).containsExactly(ResourceId.of(prefix + "a"), ResourceId.of(prefix + "c"));
        assertThat(walk(prefix + "b", 2, false)).isEmpty();
    }

    @Test
    default void an_owner_is_listed_as_soon_as_it_has_a_working_memory_whoever_wrote_it() {
        String prefix = Fresh.prefix();
        assertThat(walk(prefix, 5, false)).isEmpty();
        Pages.write(secondStore(), WorkingMemoryKey.of(ResourceId.of(prefix + "a")), 1, 1);
        assertThat(walk(prefix, 5, false)).containsExactly(ResourceId.of(prefix + "a"));
    }

    /** The store may hold other owners: only those whose id starts with {@code prefix} count, in the order walked. */
    private List<ResourceId> walk(String prefix, int limit, boolean backward) {
        String start = backward ? prefix + ResourceListContract.END : prefix;
        List<ResourceId> found = new ArrayList<>();
        Optional<String> cursor = Optional.of(start);
        while (cursor.isPresent()) {
            CursorPosition from = backward ? CursorPosition.before(cursor.get()) : CursorPosition.after(cursor.get());
            Page<ResourceId> page = store().workingMemories().owners(new ResourceQuery(limit, from));
            List<ResourceId> mine = new ArrayList<>(page.items());
            mine.removeIf(owner -> !owner.value().startsWith(prefix));
            if (backward) {
                Collections.reverse(mine);
            }
            found.addAll(mine);
            assertThat(found.size()).as("owners, each once").isLessThan(1_000);
            Optional<String> further = backward ? page.previous() : page.next();
            cursor = mine.size() == limit ? further : Optional.empty();
        }
        return found;
    }
}
