package io.mneme.memory.store.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mneme.memory.MemoryException.Misconfigured;
import io.mneme.memory.message.MessageId;
import io.mneme.memory.port.store.IndexBatch;
import io.mneme.memory.port.store.MemoryStore;
import io.mneme.memory.port.store.PendingThread;
import io.mneme.memory.port.store.WorkingMemoryWrite;
import io.mneme.memory.testkit.Samples;
import io.mneme.memory.thread.ResourceId;
import io.mneme.memory.thread.ThreadKey;
import io.mneme.memory.working.WorkingMemoryContent;
import io.mneme.memory.working.WorkingMemoryKey;
import io.mneme.memory.working.WorkingMemoryVersion;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What deletions and an interrupted reset leave in the tables. */
class IndexRemainsTest {

    private static final ThreadKey THREAD = ThreadKey.of("alice", "support");
    private static final ThreadKey OTHER = ThreadKey.of("bob", "support");

    private final IndexFixture fixture = new IndexFixture();
    private Database database;
    private MemoryStore store;

    @BeforeEach
    void open() {
        SqliteOptions options = SqliteOptions.inMemory();
        database = Database.open(options, new DatabaseOpener(options, Migration.all()));
        store = new SqliteMemoryStore(database, "test", SqliteOptions.DEFAULT_RECALL_CACHE);
        fixture.add(store, THREAD, 5);
        fixture.add(store, OTHER, 3);
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void a_deleted_message_leaves_no_entry() {
        store.messages().delete(THREAD, Set.of(MessageId.of("m2")));
        assertThat(rows("index_entries", "alice")).isEqualTo(4);
        store.messages().deleteAll(THREAD);
        assertThat(rows("index_entries", "alice")).isZero();
        assertThat(rows("index_owners", "alice")).isZero();
        assertThat(rows("index_entries", "bob")).isEqualTo(3);
    }

    @Test
    void a_deleted_thread_leaves_its_id_only() {
        WorkingMemoryVersion version = new WorkingMemoryVersion(
                1, new WorkingMemoryContent.Markdown("page"), Samples.TIME, Optional.empty(), Optional.empty());
        store.workingMemories().write(new WorkingMemoryWrite(WorkingMemoryKey.of(THREAD), version, 10));
        store.threads().delete(THREAD, Samples.TIME);
        for (String table : List.of("messages", "index_entries", "index_owners", "working_memories")) {
            assertThat(rows(table, "alice")).as(table).isZero();
        }
        assertThat(rows("threads", "alice")).isEqualTo(1);
    }

    @Test
    void a_moved_thread_leaves_nothing_at_its_old_owner() {
        store.threads().transfer(THREAD, ResourceId.of("carol"), Samples.TIME);
        assertThat(rows("index_entries", "alice")).isZero();
        assertThat(rows("index_owners", "alice")).isZero();
        assertThat(rows("index_entries", "carol")).isEqualTo(5);
    }

    @Test
    void entry_numbers_stay_small_however_often_a_thread_moves() {
        ThreadKey moving = THREAD;
        for (int i = 0; i < 100; i++) {
            ResourceId to = ResourceId.of(i % 2 == 0 ? "bob2" : "alice");
            store.threads().transfer(moving, to, Samples.TIME);
            moving = new ThreadKey(to, THREAD.thread());
        }
        assertThat(IndexFixture.places(store, moving, "all")).hasSize(5);
        assertThat(number("SELECT max(entry) FROM index_entries", null)).isLessThan(1_000);
    }

    @Test
    void after_an_interrupted_reset_nothing_is_found_or_added_until_it_is_done() {
        fixture.add(store, THREAD, 1);
        database.write(session -> session.handle().execute("DELETE FROM index_owners"));
        database.write(session -> session.handle().execute("UPDATE index_model SET resetting = 1"));
        assertThat(IndexFixture.places(store, THREAD, "all")).isEmpty();
        Stored.append(store, THREAD, Samples.user("late", "text"));
        PendingThread pending = store.recallIndex().pending(THREAD).orElseThrow();
        IndexBatch batch = new IndexBatch(pending, pending.lastSequence(), IndexFixture.MODEL, List.of());
        assertThatThrownBy(() -> store.recallIndex().add(batch))
                .isInstanceOf(Misconfigured.class)
                .hasMessageContaining("reset it again");
        store.recallIndex().reset(IndexFixture.MODEL);
        assertThat(rows("index_entries", "alice") + rows("index_entries", "bob"))
                .isZero();
        assertThat(store.recallIndex().countPending()).isEqualTo(2);
        assertThat(store.recallIndex().add(batch))
                .as("it is indexed from the start")
                .isFalse();
    }

    private long rows(String table, String owner) {
        return number("SELECT count(*) FROM " + table + " WHERE resource_id = ?", owner);
    }

    private long number(String sql, String owner) {
        return database.read(session -> {
            var query = session.handle().createQuery(sql);
            return (owner == null ? query : query.bind(0, owner))
                    .mapTo(Long.class)
                    .one();
        });
    }
}
