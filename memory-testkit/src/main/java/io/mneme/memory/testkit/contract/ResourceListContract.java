package io.mneme.memory.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.mneme.memory.testkit.Fresh;
import io.mneme.memory.testkit.HostileIds;
import io.mneme.memory.testkit.Samples;
import io.mneme.memory.thread.CursorPosition;
import io.mneme.memory.thread.NewThread;
import io.mneme.memory.thread.Page;
import io.mneme.memory.thread.ResourceId;
import io.mneme.memory.thread.ResourceQuery;
import io.mneme.memory.thread.ResourceSummary;
import io.mneme.memory.thread.ThreadId;
import io.mneme.memory.thread.ThreadKey;
import io.mneme.memory.thread.ThreadUpdate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** All owners are listed page by page. The store may hold others, so every test looks at the ids of one prefix only. */
public interface ResourceListContract extends StoreContract {

    /** The greatest character: with it, an id comes after every other id of the same prefix that these tests use. */
    String END = "\uDBFF\uDFFF".repeat(2);

    @Test
    default void owners_are_listed_in_order_of_code_points() {
        String prefix = Fresh.prefix();
        List<String> ids = Stream.concat(HostileIds.ALL.stream(), HostileIds.LOOKALIKES.stream())
                .distinct()
                .filter(id -> id.length() < 200)
                .map(id -> prefix + id)
                .toList();
        ids.forEach(id -> Steps.create(store(), ThreadKey.of(id, "support")));
        List<ResourceId> sorted = ids.stream().map(ResourceId::of).sorted().toList();
        for (int limit : new int[] {1, 7, 50}) {
            assertThat(walk(prefix, limit))
                    .extracting(ResourceSummary::resource)
                    .isEqualTo(sorted);
            assertThat(walkBack(prefix, limit))
                    .extracting(ResourceSummary::resource)
                    .isEqualTo(sorted);
        }
    }

    @Test
    default void an_owner_has_the_number_of_its_threads_and_its_newest_activity() {
        String prefix = Fresh.prefix();
        ResourceId alice = ResourceId.of(prefix + "alice");
        store().threads().create(NewThread.of(key(alice, "one"), Samples.TIME));
        store().threads().create(NewThread.of(key(alice, "two"), Samples.TIME.minusSeconds(60)));
        store().threads().create(NewThread.of(key(alice, "three"), Samples.TIME.minusSeconds(30)));
        store().threads().update(key(alice, "three"), new ThreadUpdate.Archive(), Samples.TIME.plusSeconds(9));
        assertThat(walk(prefix, 10)).containsExactly(new ResourceSummary(alice, 3, Samples.TIME));
        ThreadUpdate rename = new ThreadUpdate.Rename(Optional.of("x"));
        store().threads().update(key(alice, "two"), rename, Samples.TIME.plusSeconds(5));
        assertThat(walk(prefix, 10)).containsExactly(new ResourceSummary(alice, 3, Samples.TIME.plusSeconds(5)));
        store().threads().delete(key(alice, "two"), Samples.TIME.plusSeconds(6));
        assertThat(walk(prefix, 10)).containsExactly(new ResourceSummary(alice, 2, Samples.TIME));
    }

    @Test
    default void an_owner_whose_threads_are_gone_is_not_listed() {
        String prefix = Fresh.prefix();
        ThreadKey deleted = ThreadKey.of(prefix + "alice", "support");
        ThreadKey moved = ThreadKey.of(prefix + "bob", "support");
        Steps.append(store(), deleted, Samples.batch(2));
        Steps.append(store(), moved, Samples.batch(2));
        store().threads().delete(deleted, Samples.TIME);
        store().threads().transfer(moved, ResourceId.of(prefix + "carol"), Samples.TIME.plusSeconds(1));
        ResourceSummary carol = new ResourceSummary(ResourceId.of(prefix + "carol"), 1, Samples.TIME.plusSeconds(1));
        assertThat(walk(prefix, 10)).containsExactly(carol);
        Steps.create(store(), deleted);
        assertThat(walk(prefix, 10)).hasSize(2).endsWith(carol);
    }

    @Test
    default void a_cursor_need_not_be_an_owner() {
        String prefix = Fresh.prefix();
        for (String id : List.of("b", "d", "f")) {
            Steps.create(store(), ThreadKey.of(prefix + id, "support"));
        }
        assertThat(names(prefix, ResourceQuery.ALL.limit(2).after(prefix + "c")))
                .containsExactly("d", "f");
        assertThat(names(prefix, ResourceQuery.ALL.limit(2).after(prefix + "d")))
                .startsWith("f");
        assertThat(names(prefix, ResourceQuery.ALL.limit(2).before(prefix + "e")))
                .containsExactly("b", "d");
        assertThat(names(prefix, ResourceQuery.ALL.limit(1).before(prefix + "f")))
                .containsExactly("d");
    }

    private List<String> names(String prefix, ResourceQuery query) {
        return store().resources().list(query).items().stream()
                .map(owner -> owner.resource().value().replace(prefix, ""))
                .toList();
    }

    private List<ResourceSummary> walk(String prefix, int limit) {
        List<ResourceSummary> found = new ArrayList<>();
        Optional<String> cursor = Optional.of(prefix);
        while (cursor.isPresent()) {
            Page<ResourceSummary> page = page(limit, CursorPosition.after(cursor.get()));
            List<ResourceSummary> mine = ofPrefix(prefix, page);
            found.addAll(mine);
            assertThat(found.size()).as("owners, each once").isLessThan(1_000);
            cursor = mine.size() == limit ? page.next() : Optional.empty();
        }
        return found;
    }

    private List<ResourceSummary> walkBack(String prefix, int limit) {
        List<ResourceSummary> found = new ArrayList<>();
        Optional<String> cursor = Optional.of(prefix + END);
        while (cursor.isPresent()) {
            Page<ResourceSummary> page = page(limit, CursorPosition.before(cursor.get()));
            List<ResourceSummary> mine = new ArrayList<>(ofPrefix(prefix, page));
            Collections.reverse(mine);
            found.addAll(mine);
            assertThat(found.size()).as("owners, each once").isLessThan(1_000);
            cursor = mine.size() == limit ? page.previous() : Optional.empty();
        }
        Collections.reverse(found);
        return found;
    }

    private Page<ResourceSummary> page(int limit, CursorPosition from) {
        return store().resources().list(new ResourceQuery(limit, from));
    }

    private static List<ResourceSummary> ofPrefix(String prefix, Page<ResourceSummary> page) {
        return page.items().stream()
                .filter(owner -> owner.resource().value().startsWith(prefix))
                .toList();
    }

    private static ThreadKey key(ResourceId owner, String thread) {
        return new ThreadKey(owner, ThreadId.of(thread));
    }
}
