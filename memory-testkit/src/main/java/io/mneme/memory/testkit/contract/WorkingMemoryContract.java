package io.mneme.memory.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mneme.memory.MemoryException.Conflict;
import io.mneme.memory.MemoryException.InvalidInput;
import io.mneme.memory.document.Documents;
import io.mneme.memory.port.store.WorkingMemoryWrite;
import io.mneme.memory.testkit.Fresh;
import io.mneme.memory.testkit.HostileIds;
import io.mneme.memory.testkit.HostileTexts;
import io.mneme.memory.testkit.SampleDocuments;
import io.mneme.memory.testkit.Samples;
import io.mneme.memory.thread.ThreadKey;
import io.mneme.memory.working.WorkingMemoryContent;
import io.mneme.memory.working.WorkingMemoryKey;
import io.mneme.memory.working.WorkingMemoryVersion;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Versions of a working memory: written in turn, never over one another, and read back equal. */
public interface WorkingMemoryContract extends StoreContract {

    @Test
    default void a_working_memory_that_was_never_written_is_empty() {
        for (WorkingMemoryKey key : both()) {
            assertThat(store().workingMemories().find(key)).isEmpty();
            assertThat(Pages.all(store(), key)).isEmpty();
            assertThat(store().workingMemories().delete(key)).isFalse();
        }
    }

    @Test
    default void the_newest_version_is_found_and_the_history_is_newest_first() {
        for (WorkingMemoryKey key : both()) {
            Pages.write(store(), key, 1, 4);
            assertThat(store().workingMemories().find(key)).contains(Pages.version(4));
            assertThat(secondStore().workingMemories().find(key)).contains(Pages.version(4));
            assertThat(Pages.all(secondStore(), key))
                    .containsExactly(Pages.version(4), Pages.version(3), Pages.version(2), Pages.version(1));
        }
    }

    @Test
    default void the_history_is_read_page_by_page() {
        for (WorkingMemoryKey key : both()) {
            Pages.write(store(), key, 1, 5);
            assertThat(numbers(key, Long.MAX_VALUE, 2)).containsExactly(5L, 4L);
            assertThat(numbers(key, 4, 2)).containsExactly(3L, 2L);
            assertThat(numbers(key, 2, 1_000)).containsExactly(1L);
            assertThat(numbers(key, 100, 1)).containsExactly(5L);
            assertThat(numbers(key, 1, 10)).isEmpty();
            assertThat(numbers(key, 0, 10)).isEmpty();
            assertThat(numbers(key, Long.MIN_VALUE, 10)).isEmpty();
        }
    }

    private List<Long> numbers(WorkingMemoryKey key, long before, int limit) {
        return Pages.numbers(store().workingMemories().history(key, before, limit));
    }

    @Test
    default void only_the_newest_versions_are_kept() {
        for (WorkingMemoryKey key : both()) {
            for (int number = 1; number <= 6; number++) {
                store().workingMemories().write(new WorkingMemoryWrite(key, Pages.version(number), 3));
            }
            assertThat(Pages.numbers(Pages.all(store(), key))).containsExactly(6L, 5L, 4L);
            store().workingMemories().write(new WorkingMemoryWrite(key, Pages.version(7), 10));
            assertThat(Pages.numbers(Pages.all(store(), key))).containsExactly(7L, 6L, 5L, 4L);
            store().workingMemories().write(new WorkingMemoryWrite(key, Pages.version(8), 1));
            assertThat(Pages.all(store(), key)).containsExactly(Pages.version(8));
            Pages.write(store(), key, Pages.version(9));
            assertThat(Pages.numbers(Pages.all(store(), key))).containsExactly(9L, 8L);
        }
    }

    @Test
    default void a_write_after_another_version_is_refused_and_changes_nothing() {
        for (WorkingMemoryKey key : both()) {
            Pages.write(store(), key, 1, 3);
            List<WorkingMemoryVersion> before = Pages.all(store(), key);
            for (long wrong : new long[] {1, 2, 3, 5, 100, Long.MAX_VALUE}) {
                WorkingMemoryWrite write = new WorkingMemoryWrite(key, Pages.version(1, "late"), 1);
                assertThatThrownBy(() -> store().workingMemories().write(numbered(write, wrong)))
                        .as("version %s", wrong)
                        .isInstanceOf(Conflict.class);
            }
            assertThat(Pages.all(store(), key)).isEqualTo(before);
        }
    }

    private static WorkingMemoryWrite numbered(WorkingMemoryWrite write, long number) {
        WorkingMemoryVersion next = write.next();
        return new WorkingMemoryWrite(
                write.key(),
                new WorkingMemoryVersion(number, next.content(), next.at(), next.author(), next.turn()),
                write.keep());
    }

    @Test
    default void the_first_version_is_1() {
        for (WorkingMemoryKey key : both()) {
            assertThatThrownBy(() -> Pages.write(store(), key, Pages.version(2)))
                    .isInstanceOf(Conflict.class);
            assertThat(store().workingMemories().find(key)).isEmpty();
            key.threadKey()
                    .ifPresent(thread -> assertThat(store().threads().find(thread))
                            .as("a refused write creates nothing")
                            .isEmpty());
            Pages.write(store(), key, 1, 1);
            assertThat(Pages.newest(store(), key)).isEqualTo(1);
        }
    }

    @Test
    default void a_deleted_working_memory_is_gone_and_starts_at_version_1_again() {
        for (WorkingMemoryKey key : both()) {
            Pages.write(store(), key, 1, 3);
            assertThat(store().workingMemories().delete(key)).isTrue();
            assertThat(store().workingMemories().delete(key)).isFalse();
            assertThat(secondStore().workingMemories().find(key)).isEmpty();
            assertThat(Pages.all(secondStore(), key)).isEmpty();
            assertThatThrownBy(() -> Pages.write(store(), key, Pages.version(4)))
                    .isInstanceOf(Conflict.class);
            Pages.write(store(), key, Pages.version(1, "anew"));
            assertThat(Pages.all(store(), key)).containsExactly(Pages.version(1, "anew"));
        }
    }

    @Test
    default void any_content_reads_back_equal() {
        List<WorkingMemoryContent> contents = new ArrayList<>();
        HostileTexts.ALL.forEach(text -> contents.add(new WorkingMemoryContent.Markdown(text)));
        contents.add(new WorkingMemoryContent.Markdown("# User\n".repeat(1 << 16)));
        for (Map<String, Object> document : List.of(
                Map.<String, Object>of(),
                Map.<String, Object>of("markdown", "x", "document", Map.of()),
                SampleDocuments.everyType(),
                SampleDocuments.hostileKeys(),
                SampleDocuments.hostileTexts(),
                SampleDocuments.nested(Documents.MAX_DEPTH))) {
            contents.add(new WorkingMemoryContent.Document(document));
        }
        for (WorkingMemoryKey key : both()) {
            List<WorkingMemoryVersion> written = new ArrayList<>();
            for (WorkingMemoryContent content : contents) {
                written.add(0, Pages.version(written.size() + 1L, content));
                Pages.write(store(), key, written.get(0));
                assertThat(secondStore().workingMemories().find(key)).contains(written.get(0));
            }
            assertThat(Pages.all(store(), key)).isEqualTo(written);
        }
    }

    @Test
    default void author_turn_and_time_read_back_equal() {
        for (WorkingMemoryKey key : both()) {
            WorkingMemoryContent content = new WorkingMemoryContent.Markdown("x");
            Instant nanos = Instant.parse("1969-12-31T23:59:59.123456789Z");
            List<WorkingMemoryVersion> written = new ArrayList<>();
            written.add(new WorkingMemoryVersion(1, content, nanos, Optional.empty(), Optional.empty()));
            for (String id : HostileIds.ALL) {
                written.add(
                        0,
                        new WorkingMemoryVersion(
                                written.size() + 1L, content, Samples.TIME, Optional.of(id), Optional.of(id)));
            }
            for (int i = written.size() - 1; i >= 0; i--) {
                Pages.write(store(), key, written.get(i));
            }
            assertThat(Pages.all(secondStore(), key)).isEqualTo(written);
        }
    }

    @Test
    default void a_history_has_1_to_1000_versions() {
        for (WorkingMemoryKey key : both()) {
            for (int wrong : new int[] {0, -1, 1_001, Integer.MIN_VALUE, Integer.MAX_VALUE}) {
                assertThatThrownBy(() -> store().workingMemories().history(key, Long.MAX_VALUE, wrong))
                        .isInstanceOf(InvalidInput.class);
            }
        }
    }

    /** The working memory of a new owner, and that of a new thread. */
    private static List<WorkingMemoryKey> both() {
        ThreadKey thread = Fresh.thread();
        return List.of(WorkingMemoryKey.of(Fresh.owner()), WorkingMemoryKey.of(thread));
    }
}
