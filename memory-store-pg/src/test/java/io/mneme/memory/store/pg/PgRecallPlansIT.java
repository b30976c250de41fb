package io.mneme.memory.store.pg;

import static org.assertj.core.api.Assertions.assertThat;

import io.mneme.memory.message.MessageId;
import io.mneme.memory.message.Role;
import io.mneme.memory.port.store.Append;
import io.mneme.memory.port.store.AppendCondition;
import io.mneme.memory.port.store.IndexBatch;
import io.mneme.memory.port.store.IndexEntry;
import io.mneme.memory.port.store.IndexedModel;
import io.mneme.memory.port.store.PendingThread;
import io.mneme.memory.port.store.Place;
import io.mneme.memory.port.store.RecallSearch;
import io.mneme.memory.recall.RecallFilter;
import io.mneme.memory.testkit.Samples;
import io.mneme.memory.thread.ResourceId;
import io.mneme.memory.thread.ResourceQuery;
import io.mneme.memory.thread.ThreadId;
import io.mneme.memory.thread.ThreadKey;
import io.mneme.memory.working.WorkingMemoryKey;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** How the server runs recall and working memory over 30,000 entries of 1,001 owners, a third of them of one. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PgRecallPlansIT {

    private static final ResourceId BIG = ResourceId.of("big");
    // The table of the model has one row.
    private static final String WHOLE_READ = "Seq Scan on (?!recall_model)";

    private static final IndexedModel MODEL = new IndexedModel("model", 2);

    final PgStoreOptions options = options();
    private PgMemoryStore store;
    private Plans plans;

    PgStoreOptions options() {
        return TestDatabase.options(PgPlansIT.PRINTABLE)
                .poolSize(1)
                .recallCache(0)
                .build();
    }

    /** The index that finds words. */
    String indexOfWords() {
        return "Bitmap Index Scan on recall_entries_by_key";
    }

    @BeforeAll
    void fill() throws SQLException {
        store = PgMemoryStore.open(options);
        plans = new Plans(store, "big");
        plans.everybody(true);
        fill("'owner' || n % 1000", 20_000);
        fill("'big'", 10_000);
        for (String table : PgNames.OWNED_TABLES) {
            plans.execute("vacuum analyze " + PgNames.of(options).qualified(table));
        }
        plans.everybody(false);
        index(ThreadKey.of("first", "thread"));
    }

    private void fill(String owner, int count) throws SQLException {
        String place = owner + ", 't' || n / 1000, n % 1000 + 1, ";
        insert(
                "threads",
                "incarnation, last_sequence, indexed_sequence, created_at, updated_at, metadata",
                owner + ", 't' || n / 1000, 1, 20, 20, now(), now(), '{}'",
                count);
        insert(
                "messages",
                "sequence, created_at, message_id, role, body",
                place + "now(), 'm' || n, 'user', '{\"parts\":[{\"type\":\"text\",\"text\":\"x\"}]}'",
                count);
        insert(
                "recall_entries",
                "sequence, chunk, length, created_at, role, keys, terms",
                place + "0, 3, now(), 'user', array[n % 50, n % 900, n]::bigint[], ''",
                count);
        insert(
                "working_memories",
                "version, written_at, content",
                owner + ", '', n % 10000 + 1, now(), '{\"markdown\":\"x\"}'",
                count);
    }

    private void insert(String table, String columns, String values, int count) throws SQLException {
        plans.execute("insert into " + PgNames.of(options).qualified(table) + " (resource_id, thread_id, " + columns
                + ") select " + values + " from generate_series(0, " + (count - 1) + ") n"
                + " on conflict do nothing");
    }

    private void index(ThreadKey key) {
        PendingThread pending = pending(key);
        List<IndexEntry> entries = List.of(new IndexEntry(1, 0, Map.of("a", 1), new float[] {1, 0}));
        assertThat(store.recallIndex().add(new IndexBatch(pending, 1, MODEL, entries)))
                .isTrue();
    }

    private PendingThread pending(ThreadKey key) {
        store.messages().append(new Append(key, Samples.batch(1), AppendCondition.ANY, Samples.TIME));
        return store.recallIndex().pending(key).orElseThrow();
    }

    @AfterAll
    void drop() throws SQLException {
        plans.close();
        store.close();
        TestDatabase.drop(options);
    }

    @Test
    void words_are_found_by_the_index_of_the_owners_terms() {
        for (Optional<ThreadId> thread : List.of(Optional.<ThreadId>empty(), Optional.of(ThreadId.of("t1")))) {
            for (RecallFilter filter : filters()) {
                RecallSearch search = new RecallSearch(BIG, thread, List.of("a", "b"), new float[0], filter, 5);
                assertThat(plans.of(() -> store.recallIndex().search(search)))
                        .allSatisfy(plan -> assertThat(plan)
                                .contains(indexOfWords())
                                .doesNotContain("recall_entries_pkey")
                                .doesNotContainPattern(WHOLE_READ));
            }
        }
    }

    @Test
    void vectors_are_compared_with_those_of_the_owner_only() {
        for (Optional<ThreadId> thread : List.of(Optional.<ThreadId>empty(), Optional.of(ThreadId.of("t1")))) {
            for (RecallFilter filter : filters()) {
                RecallSearch search = new RecallSearch(BIG, thread, List.of(), new float[] {1, 0}, filter, 5);
                assertThat(plans.of(() -> store.recallIndex().search(search)))
                        .allSatisfy(plan -> assertThat(plan)
                                .contains("recall_entries_by_owner")
                                .doesNotContain("recall_entries_pkey")
                                .doesNotContainPattern(WHOLE_READ));
            }
        }
    }

    private static List<RecallFilter> filters() {
        return List.of(
                RecallFilter.ALL,
                RecallFilter.ALL.between(Samples.TIME, Samples.TIME).roles(Set.of(Role.USER)),
                RecallFilter.ALL.speakers(Set.of("alice")).metadata(Map.of("kind", 3)));
    }

    @Test
    void what_memory_lacks_is_read_by_the_numbers_of_the_owners_entries() throws SQLException {
        PgStoreOptions cached = options.rowLevelSecurity()
                ? PgStoreOptions.builder(TestDatabase.url())
                        .schema(options.schema())
                        .rowLevelSecurity(true)
                        .build()
                : PgStoreOptions.builder(TestDatabase.url() + PgPlansIT.PRINTABLE)
                        .schema(options.schema())
                        .build();
        RecallSearch search = new RecallSearch(BIG, Optional.empty(), List.of("a"), new float[0], RecallFilter.ALL, 5);
        try (PgMemoryStore second = PgMemoryStore.open(cached);
                Plans read = new Plans(second, "big")) {
            second.recallIndex().search(search);
            assertThat(read.of(() -> second.recallIndex().search(search)))
                    .anySatisfy(plan -> assertThat(plan).contains("recall_entries_by_number"))
                    .allSatisfy(plan ->
                            assertThat(plan).contains("recall_owners_pkey").doesNotContainPattern(WHOLE_READ));
        }
    }

    @Test
    void pending_threads_are_found_by_the_outbox() throws SQLException {
        plans.everybody(true);
        for (Runnable call : List.<Runnable>of(
                () -> store.recallIndex().pending(10), () -> store.recallIndex().countPending())) {
            assertThat(plans.of(call))
                    .allSatisfy(plan -> assertThat(plan)
                            .contains("threads_pending")
                            .doesNotContain("Sort")
                            .doesNotContainPattern(WHOLE_READ));
        }
        plans.everybody(false);
    }

    @Test
    void an_owners_pending_threads_are_looked_for_among_the_owners() {
        for (Runnable call : List.<Runnable>of(
                () -> store.recallIndex().pending(BIG, 10),
                () -> store.recallIndex().countPending(BIG))) {
            assertThat(plans.of(call))
                    .allSatisfy(plan -> assertThat(plan)
                            .contains("Index Cond: (resource_id =")
                            .doesNotContain("threads_pending")
                            .doesNotContainPattern(WHOLE_READ));
        }
        assertThat(plans.of(() -> store.recallIndex().pending(ThreadKey.of("big", "t1"))))
                .allSatisfy(plan -> assertThat(plan).contains("threads_pkey").doesNotContainPattern(WHOLE_READ));
    }

    @Test
    void messages_and_neighbours_are_read_place_by_place() {
        List<Place> places = List.of(new Place(ThreadId.of("t1"), 5), new Place(ThreadId.of("t2"), 7));
        assertThat(plans.of(() -> store.recallIndex().read(BIG, places, 2, 2)))
                .allSatisfy(plan -> assertThat(plan)
                        .contains("messages_pkey")
                        .doesNotContain("Hash Join", "messages_by_id")
                        .doesNotContainPattern(WHOLE_READ));
    }

    @Test
    void working_memories_are_read_in_the_order_of_their_key() throws SQLException {
        WorkingMemoryKey key = WorkingMemoryKey.of(BIG);
        for (Runnable call : List.<Runnable>of(
                () -> store.workingMemories().find(key),
                () -> store.workingMemories().history(key, 500, 10))) {
            assertThat(plans.of(call))
                    .allSatisfy(plan -> assertThat(plan)
                            .contains("working_memories_pkey")
                            .doesNotContain("Sort")
                            .doesNotContainPattern(WHOLE_READ));
        }
        plans.everybody(true);
        assertThat(plans.of(() -> store.workingMemories().owners(ResourceQuery.ALL.after("owner10"))))
                .allSatisfy(plan ->
                        assertThat(plan).contains("working_memories_by_owner").doesNotContainPattern(WHOLE_READ));
        plans.everybody(false);
    }

    @Test
    void what_the_functions_do_reads_no_table_as_a_whole() {
        flush();
        List<String> before = wholeReads();
        for (int i = 0; i < 10; i++) {
            ThreadKey key = ThreadKey.of("new" + i, "t1");
            index(key);
            store.messages().delete(key, Set.of(MessageId.of("m1")));
            index(ThreadKey.of("new" + i, "t2"));
            store.messages().deleteAll(ThreadKey.of("new" + i, "t2"));
        }
        flush();
        assertThat(wholeReads()).isEqualTo(before);
    }

    @Test
    void entries_are_added_without_reading_the_thread_for_each() throws SQLException {
        ThreadKey key = ThreadKey.of("big", "t1");
        plans.execute("update " + PgNames.of(options).qualified("threads") + " set last_sequence = 1000,"
                + " indexed_sequence = 0 where resource_id = 'big' and thread_id = 't1'");
        List<IndexEntry> entries = IntStream.rangeClosed(1, 100)
                .mapToObj(place -> new IndexEntry(place, 1, Map.of("a", 1), new float[] {1, 0}))
                .toList();
        PendingThread pending = store.recallIndex().pending(key).orElseThrow();
        flush();
        long before = messagesRead();
        assertThat(store.recallIndex().add(new IndexBatch(pending, 100, MODEL, entries)))
                .isTrue();
        flush();
        assertThat(messagesRead() - before).isBetween(100L, 1_000L);
    }

    private long messagesRead() {
        return Long.parseLong(TestDatabase.query("select sum(idx_tup_read) from pg_stat_user_indexes where relname ="
                        + " 'messages' and schemaname = '" + options.schema() + "'")
                .get(0));
    }

    /** The pool's only connection reports what it counted now and not some time later. */
    private void flush() {
        store.database().jdbi().useHandle(handle -> handle.execute("select pg_stat_force_next_flush()"));
    }

    /** How often each table was read as a whole. */
    private List<String> wholeReads() {
        return TestDatabase.query("select relname || ' ' || seq_scan from pg_stat_user_tables where relname in"
                + " ('threads', 'messages', 'recall_entries', 'recall_owners', 'working_memories')"
                + " and schemaname = '" + options.schema() + "' order by 1");
    }
}
