package io.mneme.memory.server.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mneme.memory.MemoryException;
import io.mneme.memory.lifecycle.CopyListener;
import io.mneme.memory.lifecycle.CopyReport;
import io.mneme.memory.lifecycle.StoreCopy;
import io.mneme.memory.port.store.DeletedThread;
import io.mneme.memory.port.store.MemoryStore;
import io.mneme.memory.port.store.Stores;
import io.mneme.memory.server.cli.output.Json;
import io.mneme.memory.testkit.InMemoryMemoryStore;
import io.mneme.memory.testkit.Samples;
import io.mneme.memory.thread.NewThread;
import io.mneme.memory.thread.ThreadKey;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** After a move to another store, a late write still brings no deleted thread back. */
class CopyDeletedTest {

    @TempDir
    Path folder;

    private StoreFixture source;
    private StoreFixture target;

    @BeforeEach
    void fill() {
        source = new StoreFixture("sqlite:" + folder.resolve("source.db"));
        target = new StoreFixture("sqlite:" + folder.resolve("target.db"));
        source.say("alice", "kept", "one");
        deleteIn(source, "alice", "gone");
        deleteIn(source, "alice", "gone");
        deleteIn(source, "dave", "only");
        deleteIn(source, "alice", "again");
        source.mneme("create", "--user", "alice", "--thread", "again");
        source.say("alice", "again", "two");
    }

    /** Creates a thread, anew if it was deleted before, and deletes it. */
    private static void deleteIn(StoreFixture store, String user, String thread) {
        store.mneme("create", "--user", user, "--thread", thread);
        assertThat(store.mneme("delete", "--user", user, "--thread", thread, "--yes")
                        .code())
                .isZero();
    }

    private CliRun.Result copy(String... more) {
        List<String> all = new ArrayList<>(List.of("copy", "--from", source.url(), "--to", target.url()));
        all.addAll(List.of(more));
        return CliRun.mneme(all.toArray(String[]::new));
    }

    @Test
    void a_late_write_is_refused_in_the_target() {
        CliRun.Result result = copy();
        assertThat(result.code()).describedAs(result.err()).isZero();
        assertThat(result.outLines())
                .first()
                .isEqualTo("1 user, 2 threads (0 already there), 2 messages, 0 versions of working memory,"
                        + " 2 ids of deleted threads");
        assertThat(result.outLines()).last().isEqualTo("verified: both are the same");
        assertThatThrownBy(() -> target.say("alice", "gone", "late")).isInstanceOf(MemoryException.NotFound.class);
        assertThatThrownBy(() -> target.say("dave", "only", "late")).isInstanceOf(MemoryException.NotFound.class);
        target.say("alice", "again", "three");
        try (MemoryStore store = Stores.open(target.url())) {
            ThreadKey gone = ThreadKey.of("alice", "gone");
            assertThat(store.threads().create(NewThread.of(gone, Samples.TIME)).incarnation())
                    .isEqualTo(3);
        }
    }

    @Test
    void a_second_run_counts_and_verifies_them_again_whatever_else_is_deleted_in_the_target() {
        Object first = Json.readObject(copy("--json").out()).get("sourceSha256");
        for (String other : new String[] {"a", "h", "z"}) {
            deleteIn(target, "alice", other);
            deleteIn(target, other, "gone");
        }
        assertThat(Json.readObject(copy("--json").out()))
                .containsEntry("deletedThreads", 2)
                .containsEntry("sourceSha256", first)
                .containsEntry("targetSha256", first)
                .containsEntry("verified", true);
    }

    @Test
    void what_was_deleted_in_both_stores_at_different_times_is_the_same() {
        deleteIn(target, "dave", "only");
        assertThat(copy().outLines()).last().isEqualTo("verified: both are the same");
    }

    @Test
    void a_thread_that_lives_in_the_target_only_is_an_error_and_stays() {
        target.say("dave", "only", "lives");
        CliRun.Result result = copy();
        assertThat(result.code()).isEqualTo(1);
        assertThat(result.err())
                .startsWith("mneme: conflict in thread \"only\" of resource \"dave\"")
                .contains("delete it there, or copy to an empty store")
                .hasLineCount(1);
        assertThat(target.mneme("show", "--user", "dave", "--thread", "only").out())
                .contains("lives");
        assertThat(target.mneme("delete", "--user", "dave", "--thread", "only", "--yes")
                        .code())
                .isZero();
        assertThat(copy().outLines()).last().isEqualTo("verified: both are the same");
    }

    @Test
    void a_deletion_that_is_not_the_same_in_both_is_reported_with_its_id() {
        CliRun.Result result = CliRun.mneme("copy", "--from", source.url(), "--to", "lossy:x");
        assertThat(result.code()).isEqualTo(1);
        assertThat(result.outLines()).last().isEqualTo("DIFFERENT");
        assertThat(result.err())
                .startsWith("mneme: not the same in both: thread \"gone\" of resource \"alice\"; delete")
                .hasLineCount(1);
    }

    @Test
    void more_than_a_page_is_copied_beside_others_of_the_target() {
        try (MemoryStore from = new InMemoryMemoryStore();
                MemoryStore to = new InMemoryMemoryStore()) {
            List<DeletedThread> all = new ArrayList<>();
            for (int number = 0; number < 3_000; number++) {
                ThreadKey key = ThreadKey.of("owner %02d".formatted(number % 50), "thread %04d".formatted(number));
                DeletedThread deleted = new DeletedThread(key, 1 + number % 3, Samples.TIME);
                (number % 2 == 0 ? from : to).imports().putDeleted(List.of(deleted));
                all.add(deleted);
            }
            CopyReport report = new StoreCopy(from, to, CopyListener.NONE).run();
            assertThat(report.verified()).isTrue();
            assertThat(report.counts().deleted()).isEqualTo(1_500);
            List<DeletedThread> there = new ArrayList<>();
            Optional<ThreadKey> after = Optional.empty();
            for (int page = 0; page < 3; page++) {
                there.addAll(to.imports().deleted(after, 1_000));
                after = Optional.of(there.get(there.size() - 1).key());
            }
            assertThat(there).containsExactlyInAnyOrderElementsOf(all);
            assertThat(new StoreCopy(to, from, CopyListener.NONE).run().counts().deleted())
                    .isEqualTo(3_000);
        }
    }
}
