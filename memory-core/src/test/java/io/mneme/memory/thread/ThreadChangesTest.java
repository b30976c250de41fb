package io.mneme.memory.thread;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mneme.memory.MemoryException.InvalidInput;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Changes and clones of a thread, as pure functions. */
class ThreadChangesTest {

    private static final Instant NOON = Instant.parse("2026-06-01T12:00:00Z");
    private static final ThreadKey KEY = ThreadKey.of("alice", "trip");
    private static final MemoryThread THREAD =
            new NewThread(KEY, Optional.of("Trip"), Map.of("a", 1, "b", 2), NOON).created(3);

    @Test
    void a_new_thread_is_empty_and_untouched() {
        assertThat(THREAD.createdAt()).isEqualTo(THREAD.updatedAt()).isEqualTo(NOON);
        assertThat(THREAD.lastSequence()).isZero();
        assertThat(THREAD.incarnation()).isEqualTo(3);
        assertThat(THREAD.archived()).isFalse();
        assertThat(THREAD.id()).isEqualTo(KEY.thread());
    }

    @Test
    void a_change_changes_what_it_names_and_the_update_time() {
        MemoryThread renamed = new ThreadUpdate.Rename(Optional.of("x")).apply(THREAD, NOON.plusSeconds(1));
        assertThat(renamed)
                .usingRecursiveComparison()
                .ignoringFields("title", "updatedAt")
                .isEqualTo(THREAD);
        assertThat(renamed.title()).contains("x");
        assertThat(renamed.updatedAt()).isEqualTo(NOON.plusSeconds(1));
        MemoryThread merged = new ThreadUpdate.MergeMetadata(Map.of("a", 5)).apply(renamed, NOON.minusSeconds(9));
        assertThat(merged.metadata()).isEqualTo(Map.of("a", 5L, "b", 2L));
        assertThat(merged.updatedAt()).isEqualTo(NOON.plusSeconds(1));
        assertThat(merged.title()).contains("x");
    }

    @Test
    void archiving_keeps_the_first_time_and_the_update_time() {
        ThreadUpdate archive = new ThreadUpdate.Archive();
        MemoryThread archived = archive.apply(THREAD, NOON.plusSeconds(5));
        assertThat(archived.archivedAt()).contains(NOON.plusSeconds(5));
        assertThat(archived.updatedAt()).isEqualTo(NOON);
        assertThat(archive.apply(archived, NOON.plusSeconds(9))).isEqualTo(archived);
        assertThat(new ThreadUpdate.Unarchive().apply(archived, NOON)).isEqualTo(THREAD);
        assertThat(new ThreadUpdate.Unarchive().apply(THREAD, NOON)).isEqualTo(THREAD);
        assertThat(ArchivedFilter.ARCHIVED.matches(archived)).isTrue();
        assertThat(ArchivedFilter.ACTIVE.matches(archived)).isFalse();
        assertThat(ArchivedFilter.ANY.matches(archived)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\u3000", "a\nb", "a\0", "\uD83D"})
    void a_title_is_not_blank_and_has_no_control_characters(String title) {
        assertThatThrownBy(() -> new ThreadUpdate.Rename(Optional.of(title))).isInstanceOf(InvalidInput.class);
        assertThatThrownBy(() -> new NewThread(KEY, Optional.of(title), Map.of(), NOON))
                .isInstanceOf(InvalidInput.class);
    }

    @Test
    void a_title_has_at_most_1000_characters() {
        assertThat(new ThreadUpdate.Rename(Optional.of("x".repeat(1_000))).title())
                .isPresent();
        assertThatThrownBy(() -> new ThreadUpdate.Rename(Optional.of("x".repeat(1_001))))
                .isInstanceOf(InvalidInput.class);
        assertThatThrownBy(() -> new ThreadUpdate.Rename(null)).isInstanceOf(InvalidInput.class);
    }

    @Test
    void a_clone_remembers_where_it_came_from() {
        NewThread copy = clone(Optional.empty()).newThread(THREAD);
        assertThat(copy.title()).contains("Copy of Trip");
        assertThat(copy.metadata()).containsAllEntriesOf(THREAD.metadata());
        assertThat(copy.metadata().get(CloneThread.ORIGIN))
                .isEqualTo(Map.of("thread", "trip", "at", "2026-06-01T12:00:00Z", "lastSequence", 0L));
        assertThat(clone(Optional.of("Plan B")).newThread(THREAD).title()).contains("Plan B");
        MemoryThread untitled = new ThreadUpdate.Rename(Optional.empty()).apply(THREAD, NOON);
        assertThat(clone(Optional.empty()).newThread(untitled).title()).isEmpty();
    }

    @Test
    void the_title_of_a_clone_is_cut_between_characters() {
        for (String start : new String[] {"", "x"}) {
            String longest = start + "😀".repeat((1_000 - start.length()) / 2);
            MemoryThread thread = new ThreadUpdate.Rename(Optional.of(longest)).apply(THREAD, NOON);
            String title = clone(Optional.empty()).newThread(thread).title().orElseThrow();
            assertThat(title).startsWith("Copy of " + start).endsWith("😀").hasSizeBetween(999, 1_000);
        }
    }

    @Test
    void a_clone_of_a_clone_names_its_own_source() {
        MemoryThread copy = clone(Optional.empty()).newThread(THREAD).created(1);
        CloneThread again = new CloneThread(
                copy.key(), ThreadKey.of("alice", "third"), new CloneSelection.All(), Optional.empty(), NOON);
        assertThat(again.newThread(copy).metadata().get(CloneThread.ORIGIN).toString())
                .contains("thread=copy");
    }

    @Test
    void a_clone_stays_with_its_owner_and_needs_an_id_of_its_own() {
        assertThatThrownBy(() -> cloneTo(ThreadKey.of("bob", "copy"))).isInstanceOf(InvalidInput.class);
        assertThatThrownBy(() -> cloneTo(KEY)).isInstanceOf(InvalidInput.class);
        assertThatThrownBy(() -> cloneTo(null)).isInstanceOf(InvalidInput.class);
    }

    @Test
    void a_document_of_a_thread_holds_what_there_is() {
        assertThat(ThreadDocument.write(THREAD))
                .isEqualTo(Map.of(
                        "resource", "alice",
                        "thread", "trip",
                        "createdAt", "2026-06-01T12:00:00Z",
                        "updatedAt", "2026-06-01T12:00:00Z",
                        "lastSequence", 0L,
                        "title", "Trip",
                        "metadata", Map.of("a", 1L, "b", 2L)));
        MemoryThread archived = new ThreadUpdate.Archive().apply(THREAD, NOON);
        assertThat(ThreadDocument.write(archived)).containsEntry("archivedAt", "2026-06-01T12:00:00Z");
        assertThat(ThreadDocument.write(NewThread.of(KEY, NOON).created(1)))
                .doesNotContainKeys("title", "metadata", "archivedAt");
    }

    private static CloneThread clone(Optional<String> title) {
        return new CloneThread(KEY, ThreadKey.of("alice", "copy"), new CloneSelection.All(), title, NOON);
    }

    private static CloneThread cloneTo(ThreadKey target) {
        return new CloneThread(KEY, target, new CloneSelection.All(), Optional.empty(), NOON);
    }
}
