package io.mneme.memory.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.mneme.memory.testkit.Fresh;
import io.mneme.memory.testkit.HostileIds;
import io.mneme.memory.testkit.Samples;
import io.mneme.memory.thread.MemoryThread;
import io.mneme.memory.thread.NewThread;
import io.mneme.memory.thread.Page;
import io.mneme.memory.thread.ResourceId;
import io.mneme.memory.thread.SortOrder;
import io.mneme.memory.thread.ThreadId;
import io.mneme.memory.thread.ThreadKey;
import io.mneme.memory.thread.ThreadQuery;
import io.mneme.memory.thread.ThreadSort;
import io.mneme.memory.thread.ThreadUpdate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** An owner's threads are listed page by page, by time and id, in both directions. */
public interface ThreadPagingContract extends StoreContract {

    @Test
    default void pages_of_threads_show_everything_once_in_every_order() {
        ResourceId owner = Fresh.owner();
        for (int i = 0; i < 12; i++) {
            // Times repeat, so that ids decide; created and updated give different orders.
            ThreadKey key = new ThreadKey(owner, ThreadId.of("thread-" + (i * 7 % 12)));
            store().threads().create(NewThread.of(key, Samples.TIME.plusSeconds(i / 3)));
            store().threads().update(key, rename("x"), Samples.TIME.plusSeconds(20 - i / 2));
        }
        for (ThreadSort sort : ThreadSort.values()) {
            List<MemoryThread> ascending = sorted(owner, sort);
            List<MemoryThread> descending = new ArrayList<>(ascending);
            Collections.reverse(descending);
            for (int limit : new int[] {1, 2, 3, 5, 11, 12, 13}) {
                checkPages(
                        owner,
                        ascending,
                        ThreadQuery.ALL.sortedBy(sort, SortOrder.ASCENDING).limit(limit));
                checkPages(
                        owner,
                        descending,
                        ThreadQuery.ALL.sortedBy(sort, SortOrder.DESCENDING).limit(limit));
            }
        }
    }

    @Test
    default void ties_are_broken_by_id_in_order_of_code_points() {
        ResourceId owner = Fresh.owner();
        List<String> ids = new ArrayList<>(List.of("B", "a", "A", "b", "ab", "a-b", "é", "z", "\uFF5E", "a10", "a9"));
        ids.addAll(HostileIds.ALL);
        ids.forEach(id -> Steps.create(store(), new ThreadKey(owner, ThreadId.of(id))));
        List<String> byCodePoint =
                ids.stream().map(ThreadId::of).sorted().map(ThreadId::value).toList();
        assertThat(byCodePoint.indexOf("\uFF5E")).isLessThan(byCodePoint.indexOf("😀"));
        List<MemoryThread> ascending = new ArrayList<>();
        byCodePoint.forEach(id -> ascending.add(Steps.get(store(), new ThreadKey(owner, ThreadId.of(id)))));
        List<MemoryThread> descending = new ArrayList<>(ascending);
        Collections.reverse(descending);
        checkPages(
                owner,
                ascending,
                ThreadQuery.ALL
                        .sortedBy(ThreadSort.CREATED, SortOrder.ASCENDING)
                        .limit(7));
        checkPages(
                owner,
                descending,
                ThreadQuery.ALL
                        .sortedBy(ThreadSort.UPDATED, SortOrder.DESCENDING)
                        .limit(7));
    }

    @Test
    default void the_default_is_newest_activity_first() {
        ResourceId owner = Fresh.owner();
        for (String id : List.of("one", "two", "three")) {
            Steps.create(store(), new ThreadKey(owner, ThreadId.of(id)));
        }
        store().threads().update(new ThreadKey(owner, ThreadId.of("two")), rename("x"), Samples.TIME.plusSeconds(1));
        assertThat(ids(list(owner, ThreadQuery.ALL))).containsExactly("two", "three", "one");
    }

    @Test
    default void times_sort_from_year_1_to_9999() {
        ResourceId owner = Fresh.owner();
        List<String> expected = new ArrayList<>();
        for (Instant time : TimeContract.TIMES) {
            ThreadKey key = new ThreadKey(owner, ThreadId.of(time.toString()));
            store().threads().create(NewThread.of(key, time));
            expected.add(time.toString());
        }
        ThreadQuery query = ThreadQuery.ALL.sortedBy(ThreadSort.CREATED, SortOrder.ASCENDING);
        assertThat(ids(list(owner, query))).isEqualTo(expected);
        PageWalk.checkBothWays(list(owner, query).items(), 2, from -> list(owner, Queries.at(query.limit(2), from)));
    }

    @Test
    default void an_unknown_owner_has_an_empty_page() {
        PageWalk.checkEmpty(list(Fresh.owner(), ThreadQuery.ALL));
    }

    @Test
    default void beyond_the_ends_pages_of_threads_are_empty() {
        ThreadKey key = Fresh.thread();
        Steps.create(store(), key);
        ThreadQuery one = ThreadQuery.ALL.limit(1);
        Steps.create(store(), Fresh.sibling(key, "second"));
        Page<MemoryThread> first = list(key.resource(), one);
        Page<MemoryThread> last = list(key.resource(), one.after(first.next().orElseThrow()));
        assertThat(last.next()).isEmpty();
        store().threads().delete(last.items().get(0).key(), Samples.TIME);
        PageWalk.checkEmpty(list(key.resource(), one.after(first.next().orElseThrow())));
        store().threads().delete(first.items().get(0).key(), Samples.TIME);
        PageWalk.checkEmpty(list(key.resource(), one.before(last.previous().orElseThrow())));
    }

    @Test
    default void a_cursor_outlives_its_thread() {
        ResourceId owner = Fresh.owner();
        List.of("a", "b", "c", "d", "e").forEach(id -> Steps.create(store(), new ThreadKey(owner, ThreadId.of(id))));
        ThreadQuery query = ThreadQuery.ALL
                .sortedBy(ThreadSort.CREATED, SortOrder.ASCENDING)
                .limit(3);
        String cursor = list(owner, query).next().orElseThrow();
        store().threads().delete(new ThreadKey(owner, ThreadId.of("c")), Samples.TIME);
        assertThat(ids(list(owner, query.after(cursor)))).containsExactly("d", "e");
        assertThat(ids(list(owner, query.before(cursor)))).containsExactly("a", "b");
    }

    @Test
    default void a_thread_in_a_list_is_equal_to_the_thread_itself() {
        ThreadKey key = Fresh.thread();
        store().threads().create(ThreadUpdateContract.rich(key));
        Steps.append(store(), key, Samples.batch(3));
        store().threads().update(key, new ThreadUpdate.Archive(), Samples.TIME.plusSeconds(3));
        assertThat(list(key.resource(), ThreadQuery.ALL).items()).containsExactly(Steps.get(store(), key));
    }

    private void checkPages(ResourceId owner, List<MemoryThread> expected, ThreadQuery query) {
        PageWalk.checkBothWays(expected, query.limit(), from -> list(owner, Queries.at(query, from)));
    }

    private List<MemoryThread> sorted(ResourceId owner, ThreadSort sort) {
        return list(owner, ThreadQuery.ALL).items().stream()
                .sorted(Comparator.comparing(sort::timeOf).thenComparing(MemoryThread::id))
                .toList();
    }

    private Page<MemoryThread> list(ResourceId owner, ThreadQuery query) {
        return store().threads().list(owner, query);
    }

    private static ThreadUpdate rename(String title) {
        return new ThreadUpdate.Rename(Optional.of(title));
    }

    private static List<String> ids(Page<MemoryThread> page) {
        return page.items().stream().map(thread -> thread.id().value()).toList();
    }
}
