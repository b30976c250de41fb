package io.mneme.memory.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mneme.memory.MemoryException.Conflict;
import io.mneme.memory.MemoryException.NotFound;
import io.mneme.memory.document.Documents;
import io.mneme.memory.document.MergePatch;
import io.mneme.memory.testkit.Fresh;
import io.mneme.memory.testkit.SampleDocuments;
import io.mneme.memory.testkit.Samples;
import io.mneme.memory.thread.MemoryThread;
import io.mneme.memory.thread.NewThread;
import io.mneme.memory.thread.ThreadKey;
import io.mneme.memory.thread.ThreadUpdate;
import java.time.Instant;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Creating, reading and changing a thread. */
public interface ThreadUpdateContract extends StoreContract {

    /** A thread with a hostile title and metadata of every type. */
    static NewThread rich(ThreadKey key) {
        return new NewThread(
                key, Optional.of("Zoë's \"100%\" $title \u202E😀"), SampleDocuments.everyType(), Samples.TIME);
    }

    @Test
    default void a_new_thread_reads_back_equal() {
        ThreadKey key = Fresh.thread();
        MemoryThread created = store().threads().create(rich(key));
        assertThat(created).isEqualTo(rich(key).created(1));
        assertThat(store().threads().find(key)).contains(created);
        assertThat(secondStore().threads().find(key)).contains(created);
    }

    @Test
    default void metadata_as_deep_as_allowed_reads_back_equal() {
        ThreadKey key = Fresh.thread();
        MemoryThread created = Steps.create(store(), key, SampleDocuments.nested(Documents.MAX_DEPTH));
        assertThat(store().threads().find(key)).contains(created);
    }

    @Test
    default void a_thread_is_created_once() {
        ThreadKey key = Fresh.thread();
        MemoryThread created = store().threads().create(rich(key));
        assertThatThrownBy(() -> Steps.create(store(), key))
                .isInstanceOfSatisfying(
                        Conflict.class,
                        conflict -> assertThat(conflict.thread()).contains(key));
        assertThat(store().threads().find(key)).contains(created);
    }

    @Test
    default void a_thread_that_is_not_there_cannot_be_changed() {
        ThreadKey key = Fresh.thread();
        for (ThreadUpdate change : everyChange()) {
            assertThatThrownBy(() -> store().threads().update(key, change, Samples.TIME))
                    .isInstanceOfSatisfying(
                            NotFound.class,
                            missing -> assertThat(missing.thread()).contains(key));
        }
        assertThat(store().threads().find(key)).isEmpty();
    }

    @Test
    default void every_change_is_what_the_core_computes() {
        ThreadKey key = Fresh.thread();
        MemoryThread present = store().threads().create(rich(key));
        Instant at = Samples.TIME;
        for (ThreadUpdate change : everyChange()) {
            at = at.plusSeconds(1);
            MemoryThread expected = change.apply(present, at);
            assertThat(store().threads().update(key, change, at)).isEqualTo(expected);
            assertThat(secondStore().threads().find(key)).contains(expected);
            present = expected;
        }
    }

    @Test
    default void metadata_is_merged_and_null_removes() {
        ThreadKey key = Fresh.thread();
        Steps.create(store(), key, Map.of("keep", 1L, "drop", 2L, "object", Map.of("keep", 1L, "drop", 2L)));
        Map<String, Object> inner = new HashMap<>(Map.of("new", List.of(1L)));
        inner.put("drop", null);
        Map<String, Object> patch = new HashMap<>(Map.of("object", inner));
        patch.put("drop", null);
        MemoryThread changed = merge(key, patch);
        assertThat(changed.metadata()).isEqualTo(Map.of("keep", 1L, "object", Map.of("keep", 1L, "new", List.of(1L))));
        assertThat(store().threads().find(key)).contains(changed);
    }

    @Test
    default void a_patch_with_hostile_keys_touches_these_keys_only() {
        ThreadKey key = Fresh.thread();
        Steps.create(store(), key, Map.of("a", Map.of("b", "path"), "set", "plain"));
        Map<String, Object> expected = Map.of("a", Map.of("b", "path"), "set", "plain");
        for (String hostile : SampleDocuments.HOSTILE_KEYS) {
            Map<String, Object> patch = Map.of(hostile, "value of " + hostile);
            expected = MergePatch.apply(expected, patch);
            assertThat(merge(key, patch).metadata()).isEqualTo(expected);
        }
        for (String hostile : SampleDocuments.HOSTILE_KEYS) {
            Map<String, Object> patch = Collections.singletonMap(hostile, null);
            expected = MergePatch.apply(expected, patch);
            assertThat(merge(key, patch).metadata()).isEqualTo(expected);
        }
        assertThat(Steps.get(store(), key).metadata()).isEqualTo(expected).hasSize(2);
    }

    @Test
    default void an_archived_thread_keeps_its_first_archive_time_and_stays_readable_and_writable() {
        ThreadKey key = Fresh.thread();
        Steps.append(store(), key, Samples.batch(2));
        MemoryThread archived = change(key, new ThreadUpdate.Archive(), 5);
        assertThat(archived.archivedAt()).contains(Samples.TIME.plusSeconds(5));
        assertThat(archived.updatedAt()).isEqualTo(Samples.TIME);
        assertThat(change(key, new ThreadUpdate.Archive(), 9)).isEqualTo(archived);
        Steps.append(store(), key, Samples.user("m3", "x"));
        assertThat(Steps.ids(store(), key)).containsExactly("m1", "m2", "m3");
        assertThat(change(key, new ThreadUpdate.Unarchive(), 12).archivedAt()).isEmpty();
    }

    @Test
    default void the_update_time_never_goes_back() {
        ThreadKey key = Fresh.thread();
        Steps.create(store(), key);
        assertThat(change(key, new ThreadUpdate.Rename(Optional.of("x")), 10).updatedAt())
                .isEqualTo(Samples.TIME.plusSeconds(10));
        assertThat(change(key, new ThreadUpdate.Rename(Optional.of("y")), 5).updatedAt())
                .isEqualTo(Samples.TIME.plusSeconds(10));
        assertThat(change(key, new ThreadUpdate.MergeMetadata(Map.of()), -5).updatedAt())
                .isEqualTo(Samples.TIME.plusSeconds(10));
        Steps.append(store(), key, Samples.user("m1", "x"));
        MemoryThread thread = Steps.get(store(), key);
        assertThat(thread.updatedAt()).isEqualTo(Samples.TIME.plusSeconds(10));
        assertThat(thread.createdAt()).isEqualTo(Samples.TIME);
    }

    @Test
    default void messages_move_the_update_time_and_a_change_leaves_the_messages() {
        ThreadKey key = Fresh.thread();
        store().threads().create(NewThread.of(key, Samples.TIME.minusSeconds(60)));
        Steps.append(store(), key, Samples.batch(3));
        assertThat(Steps.get(store(), key).updatedAt()).isEqualTo(Samples.TIME);
        everyChange().forEach(change -> change(key, change, 1));
        assertThat(Steps.ids(store(), key)).containsExactly("m1", "m2", "m3");
        assertThat(Steps.get(store(), key).lastSequence()).isEqualTo(3);
    }

    private static List<ThreadUpdate> everyChange() {
        return List.of(
                new ThreadUpdate.Rename(Optional.of("It's a \"new\" title, 100% $sure")),
                new ThreadUpdate.MergeMetadata(SampleDocuments.everyType()),
                new ThreadUpdate.MergeMetadata(Collections.singletonMap("object", null)),
                new ThreadUpdate.Rename(Optional.empty()),
                new ThreadUpdate.Unarchive(),
                new ThreadUpdate.Archive(),
                new ThreadUpdate.Unarchive());
    }

    private MemoryThread merge(ThreadKey key, Map<String, Object> patch) {
        return change(key, new ThreadUpdate.MergeMetadata(patch), 0);
    }

    private MemoryThread change(ThreadKey key, ThreadUpdate change, int seconds) {
        return store().threads().update(key, change, Samples.TIME.plusSeconds(seconds));
    }
}
