package io.mneme.memory.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.mneme.memory.document.MetadataFilter;
import io.mneme.memory.testkit.Fresh;
import io.mneme.memory.testkit.Samples;
import io.mneme.memory.thread.ArchivedFilter;
import io.mneme.memory.thread.MemoryThread;
import io.mneme.memory.thread.ResourceId;
import io.mneme.memory.thread.SortOrder;
import io.mneme.memory.thread.ThreadId;
import io.mneme.memory.thread.ThreadKey;
import io.mneme.memory.thread.ThreadQuery;
import io.mneme.memory.thread.ThreadSort;
import io.mneme.memory.thread.ThreadUpdate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Lists of threads by metadata and archive. */
public interface ThreadFilterContract extends StoreContract {

    @Test
    default void metadata_of_threads_is_compared_exactly_and_keys_are_no_paths() {
        ResourceId owner = Fresh.owner();
        List<MemoryThread> threads = new ArrayList<>();
        for (Map<String, Object> document : FilterCases.documents()) {
            ThreadKey key = new ThreadKey(owner, ThreadId.of("thread-%03d".formatted(threads.size())));
            threads.add(Steps.create(store(), key, document));
        }
        ThreadQuery all = ThreadQuery.ALL
                .sortedBy(ThreadSort.CREATED, SortOrder.ASCENDING)
                .limit(1_000);
        for (Map<String, Object> condition : FilterCases.conditions()) {
            List<MemoryThread> expected = threads.stream()
                    .filter(thread -> new MetadataFilter(condition).matches(thread.metadata()))
                    .toList();
            assertThat(store().threads().list(owner, all.metadata(condition)).items())
                    .as("condition %s", condition)
                    .isEqualTo(expected);
        }
    }

    @Test
    default void a_filter_follows_changes_of_the_metadata() {
        ThreadKey key = Fresh.thread();
        Steps.create(store(), key, Map.of("topic", "billing"));
        store().threads().update(key, new ThreadUpdate.MergeMetadata(Map.of("topic", "travel")), Samples.TIME);
        assertThat(ids(key.resource(), ThreadQuery.ALL.metadata(Map.of("topic", "billing"))))
                .isEmpty();
        assertThat(ids(key.resource(), ThreadQuery.ALL.metadata(Map.of("topic", "travel"))))
                .containsExactly("support");
    }

    @Test
    default void archived_and_active_threads_are_told_apart() {
        ThreadKey first = Fresh.thread("a");
        ThreadKey second = Fresh.sibling(first, "b");
        Steps.create(store(), first);
        Steps.create(store(), second);
        store().threads().update(first, new ThreadUpdate.Archive(), Samples.TIME);
        ThreadQuery query = ThreadQuery.ALL.sortedBy(ThreadSort.CREATED, SortOrder.ASCENDING);
        assertThat(ids(first.resource(), query.archived(ArchivedFilter.ARCHIVED)))
                .containsExactly("a");
        assertThat(ids(first.resource(), query.archived(ArchivedFilter.ACTIVE))).containsExactly("b");
        assertThat(ids(first.resource(), query.archived(ArchivedFilter.ANY))).containsExactly("a", "b");
        store().threads().update(first, new ThreadUpdate.Unarchive(), Samples.TIME);
        assertThat(ids(first.resource(), query.archived(ArchivedFilter.ARCHIVED)))
                .isEmpty();
    }

    @Test
    default void filtered_lists_of_threads_have_pages_in_both_directions() {
        ResourceId owner = Fresh.owner();
        List<MemoryThread> kept = new ArrayList<>();
        for (int i = 0; i < 24; i++) {
            ThreadKey key = new ThreadKey(owner, ThreadId.of("thread-%02d".formatted(i)));
            MemoryThread thread = Steps.create(store(), key, Map.of("even", i % 2 == 0));
            if (i % 3 == 0) {
                thread = store().threads().update(key, new ThreadUpdate.Archive(), Samples.TIME);
            }
            if (i % 6 == 0) {
                kept.add(thread);
            }
        }
        for (int limit = 1; limit <= 5; limit++) {
            ThreadQuery query = ThreadQuery.ALL
                    .sortedBy(ThreadSort.CREATED, SortOrder.ASCENDING)
                    .archived(ArchivedFilter.ARCHIVED)
                    .metadata(Map.of("even", true))
                    .limit(limit);
            PageWalk.checkBothWays(kept, limit, from -> store().threads().list(owner, Queries.at(query, from)));
        }
    }

    private List<String> ids(ResourceId owner, ThreadQuery query) {
        return store().threads().list(owner, query).items().stream()
                .map(thread -> thread.id().value())
                .toList();
    }
}
