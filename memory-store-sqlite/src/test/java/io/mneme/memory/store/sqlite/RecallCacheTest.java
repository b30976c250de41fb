package io.mneme.memory.store.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import io.mneme.memory.message.MessageId;
import io.mneme.memory.port.store.MemoryStore;
import io.mneme.memory.testkit.Samples;
import io.mneme.memory.thread.ResourceId;
import io.mneme.memory.thread.ThreadKey;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a process keeps of an owner's entries is never older than what another process did. */
class RecallCacheTest {

    private static final ThreadKey THREAD = ThreadKey.of("alice", "support");

    private final IndexFixture fixture = new IndexFixture();

    @TempDir
    private Path directory;

    private MemoryStore here;
    private MemoryStore there;

    @BeforeEach
    void open() {
        SqliteOptions options = SqliteOptions.file(directory.resolve("mneme.db"));
        here = SqliteMemoryStore.open(options);
        there = SqliteMemoryStore.open(options);
        fixture.add(here, THREAD, 5);
        assertThat(IndexFixture.places(here, THREAD, "all")).hasSize(5);
        assertThat(IndexFixture.places(there, THREAD, "all")).hasSize(5);
    }

    @AfterEach
    void close() {
        here.close();
        there.close();
    }

    @Test
    void entries_that_another_process_added_are_found() {
        fixture.add(there, THREAD, 1);
        fixture.add(there, ThreadKey.of("alice", "other"), 1);
        assertThat(IndexFixture.places(here, THREAD, "all"))
                .containsExactlyInAnyOrder(
                        "support:6", "support:5", "support:4", "support:3", "support:2", "support:1", "other:1");
        assertThat(IndexFixture.places(here, THREAD, "m6")).containsExactly("support:6");
    }

    @Test
    void entries_that_another_process_removed_are_not_found() {
        there.messages().delete(THREAD, Set.of(MessageId.of("m2"), MessageId.of("m5")));
        assertThat(IndexFixture.places(here, THREAD, "all")).containsExactly("support:4", "support:3", "support:1");
        fixture.add(there, THREAD, 1);
        there.messages().delete(THREAD, Set.of(MessageId.of("m1")));
        assertThat(IndexFixture.places(here, THREAD, "all")).containsExactly("support:6", "support:4", "support:3");
    }

    @Test
    void an_owner_who_lost_everything_and_started_anew_has_the_new_entries_only() {
        there.threads().delete(THREAD, Samples.TIME);
        ThreadKey anew = ThreadKey.of("alice", "anew");
        fixture.add(there, anew, 5);
        assertThat(IndexFixture.places(here, anew, "all"))
                .containsExactly("anew:5", "anew:4", "anew:3", "anew:2", "anew:1");
        assertThat(IndexFixture.search(here, anew.resource(), fixture.vector(), 10)
                        .byMeaning())
                .hasSize(5)
                .allMatch(match -> match.thread().equals(anew.thread()));
    }

    @Test
    void a_thread_that_moved_is_found_at_its_new_owner_only() {
        ThreadKey bobs = ThreadKey.of("bob", "own");
        fixture.add(there, bobs, 3);
        assertThat(IndexFixture.places(here, bobs, "all")).hasSize(3);
        there.threads().transfer(THREAD, bobs.resource(), Samples.TIME);
        assertThat(IndexFixture.places(here, THREAD, "all")).isEmpty();
        assertThat(IndexFixture.places(here, bobs, "all")).hasSize(8);
        fixture.add(there, bobs, 1);
        assertThat(IndexFixture.places(here, bobs, "m4")).containsExactlyInAnyOrder("own:4", "support:4");
        there.threads().transfer(ThreadKey.of("bob", "support"), ResourceId.of("carol"), Samples.TIME);
        assertThat(IndexFixture.places(here, bobs, "all")).containsExactly("own:4", "own:3", "own:2", "own:1");
    }

    @Test
    void another_model_starts_from_nothing() {
        there.recallIndex().reset(IndexFixture.MODEL);
        assertThat(IndexFixture.places(here, THREAD, "all")).isEmpty();
        assertThat(here.recallIndex().countPending()).isEqualTo(1);
    }
}
