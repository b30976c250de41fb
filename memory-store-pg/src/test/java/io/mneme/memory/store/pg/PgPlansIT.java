package io.mneme.memory.store.pg;

import static org.assertj.core.api.Assertions.assertThat;

import io.mneme.memory.message.Message;
import io.mneme.memory.message.MessageId;
import io.mneme.memory.message.MessageQuery;
import io.mneme.memory.message.Role;
import io.mneme.memory.port.store.Append;
import io.mneme.memory.port.store.AppendCondition;
import io.mneme.memory.testkit.Samples;
import io.mneme.memory.thread.ArchivedFilter;
import io.mneme.memory.thread.CloneSelection;
import io.mneme.memory.thread.CloneThread;
import io.mneme.memory.thread.NewThread;
import io.mneme.memory.thread.ResourceId;
import io.mneme.memory.thread.ResourceQuery;
import io.mneme.memory.thread.SortOrder;
import io.mneme.memory.thread.ThreadKey;
import io.mneme.memory.thread.ThreadQuery;
import io.mneme.memory.thread.ThreadSort;
import io.mneme.memory.thread.ThreadUpdate;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * How the server runs every statement over 200,000 threads, half of them of one owner, and 300,000 messages, a third of
 * them in one thread: always by an index, and in its order where one is asked for.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PgPlansIT {

    /** So that the driver prints the values of arrays. */
    static final String PRINTABLE = "?preferQueryMode=simple";

    private static final ResourceId BIG = ResourceId.of("big");
    private static final ThreadKey THREAD = ThreadKey.of("big", "thread1");
    private static final ThreadKey SMALL = ThreadKey.of("owner7", "thread7");

    private final PgStoreOptions options = options();
    private PgMemoryStore store;
    private CapturedStatements statements;
    private Connection connection;

    PgStoreOptions options() {
        return TestDatabase.options(PRINTABLE).poolSize(1).build();
    }

    @BeforeAll
    void fill() throws SQLException {
        store = PgMemoryStore.open(options);
        statements = CapturedStatements.of(store);
        connection = TestDatabase.connect(Map.of("preferQueryMode", "simple"));
        execute("set mneme.every_resource = 'on'");
        String threads = PgNames.of(options).qualified("threads");
        String messages = PgNames.of(options).qualified("messages");
        for (String owner : List.of("'owner' || n % 2000", "'big'")) {
            execute("insert into " + threads + " (resource_id, thread_id, incarnation, last_sequence, created_at,"
                    + " updated_at, metadata) select " + owner + ", 'thread' || n, 1, 2,"
                    + " '2026-01-01Z'::timestamptz + n * interval '1 second',"
                    + " '2026-01-01Z'::timestamptz + n * 7919 % 100000 * interval '1 second',"
                    + " jsonb_build_object('kind', n % 10) from generate_series(1, 100000) n");
        }
        String insert = "insert into " + messages + " (resource_id, thread_id, sequence, created_at, message_id, role,"
                + " metadata, body) select %s, now(), 'm' || n, 'user', jsonb_build_object('kind', n %% 10), '{\"parts\":[{\"type\":\"text\",\"text\":\"x\"}]}'"
                + " from generate_series(1, %d) n";
        execute(insert.formatted("'big', 'thread1', n", 100_000));
        execute(insert.formatted("'owner' || (n + 1) / 2 % 2000, 'thread' || (n + 1) / 2, 2 - n % 2", 200_000));
        execute("update " + threads
                + " set last_sequence = 100000 where resource_id = 'big' and thread_id = 'thread1'");
        execute("vacuum analyze " + threads);
        execute("vacuum analyze " + messages);
        execute("set mneme.every_resource = 'off'");
        execute("set mneme.resource = 'big'");
    }

    @AfterAll
    void drop() throws SQLException {
        connection.close();
        store.close();
        TestDatabase.drop(options);
    }

    @Test
    void lists_of_threads() {
        for (ThreadSort sort : ThreadSort.values()) {
            for (SortOrder order : SortOrder.values()) {
                ThreadQuery query = ThreadQuery.ALL.sortedBy(sort, order);
                String cursor = store.threads().list(BIG, query).next().orElseThrow();
                for (ThreadQuery page : List.of(query, query.after(cursor), query.before(cursor))) {
                    ordered(() -> store.threads().list(BIG, page));
                    ordered(() -> store.threads().list(SMALL.resource(), page));
                    ordered(() -> store.threads().list(BIG, page.archived(ArchivedFilter.ACTIVE)));
                    ordered(() -> store.threads().list(BIG, page.metadata(Map.of("kind", 3))));
                }
            }
        }
    }

    @Test
    void lists_of_messages() {
        for (SortOrder order : SortOrder.values()) {
            MessageQuery query = MessageQuery.ALL.order(order);
            for (MessageQuery page : List.of(query, query.after("50000"), query.before("50000"))) {
                if (!page.equals(MessageQuery.newest(page.limit()))) {
                    ordered(() -> store.messages().list(THREAD, page));
                    ordered(() -> store.messages().list(SMALL, page));
                }
                ordered(() -> store.messages()
                        .list(THREAD, page.roles(Set.of(Role.USER)).metadata(Map.of("kind", 3))));
                ordered(() -> store.messages().list(THREAD, page.between(Samples.TIME, null)));
                // What is rare may be sorted after it was found.
                indexed(() -> store.messages().list(THREAD, page.metadata(Map.of("unknown", 1))));
            }
        }
    }

    @Test
    void statements_that_go_past_jdbi() {
        PgNames names = PgNames.of(options);
        SmallAppend appends = new SmallAppend(names);
        List<String> statements = List.of(
                new MessageList(names).newest(20),
                appends.sql(AppendCondition.ANY, SmallAppend.MOST),
                appends.sql(new AppendCondition.Incarnation(1), SmallAppend.MOST));
        assertThat(statements)
                .allSatisfy(
                        sql -> assertThat(plan("explain (costs off, generic_plan) " + CapturedStatements.numbered(sql)))
                                .containsPattern("Index Cond|threads_pkey")
                                .doesNotContain("Seq Scan on threads", "Seq Scan on messages", "Sort"));
    }

    @Test
    void single_messages() {
        ordered(() -> store.messages().neighbours(THREAD, MessageId.of("m500"), 5, 5));
        ordered(() -> store.messages().count(SMALL));
        byId(() -> store.messages().find(THREAD, MessageId.of("m500")));
        byId(() -> store.messages().find(SMALL, MessageId.of("m13")));
    }

    @Test
    void single_threads() {
        ThreadKey fresh = ThreadKey.of("owner9", "fresh");
        ordered(() -> store.threads().create(NewThread.of(fresh, Samples.TIME)));
        ordered(() -> store.threads().find(fresh));
        ordered(() -> store.threads().update(fresh, new ThreadUpdate.Rename(Optional.of("title")), Samples.TIME));
        ordered(() -> store.threads().delete(fresh, Samples.TIME));
    }

    @Test
    void copies_and_transfers() {
        List<CloneSelection> selections = List.of(
                new CloneSelection.All(),
                new CloneSelection.Last(1),
                new CloneSelection.Between(Samples.TIME, Samples.TIME),
                new CloneSelection.Messages(Set.of(MessageId.of("m13"))));
        for (int i = 0; i < selections.size(); i++) {
            ThreadKey target = ThreadKey.of("owner7", "copy" + i);
            CloneThread order = new CloneThread(SMALL, target, selections.get(i), Optional.empty(), Samples.TIME);
            List<String> plans = indexed(() -> store.threads().copy(order));
            assertThat(plans.stream().filter(plan -> plan.contains("message_id =")))
                    .allSatisfy(plan -> assertThat(plan).contains("messages_by_id"));
        }
        indexed(() -> store.threads().transfer(ThreadKey.of("owner8", "thread8"), ResourceId.of("new"), Samples.TIME));
    }

    @Test
    void owners() throws SQLException {
        execute("set mneme.every_resource = 'on'");
        ResourceQuery query = ResourceQuery.ALL.limit(3).after("owner10");
        for (ResourceQuery page : List.of(ResourceQuery.ALL.limit(3), query, query.before("owner20"))) {
            indexed(() -> store.resources().list(page));
        }
        execute("set mneme.every_resource = 'off'");
    }

    @Test
    void appends_and_deletes_read_neither_a_table_nor_a_thread() {
        reportCounts();
        long tables = wholeReads();
        long entries = entriesRead();
        int appends = 20;
        for (int i = 0; i < appends; i++) {
            Message message = Samples.user("append" + i, "x");
            append(THREAD, message);
            append(THREAD, message, Samples.user("more" + i, "x"));
            append(ThreadKey.of("owner5", "new" + i), message);
            store.messages().delete(THREAD, Set.of(MessageId.of("m3" + i), MessageId.of("none")));
            store.messages().deleteAll(ThreadKey.of("owner5", "new" + i));
        }
        reportCounts();
        assertThat(wholeReads()).isEqualTo(tables);
        // Old versions of the thread's row count too, as long as somebody's long transaction keeps them.
        assertThat(entriesRead() - entries).isLessThan(appends * 1_000L);
        assertThat(store.threads().find(THREAD).orElseThrow().lastSequence()).isEqualTo(100_000 + 2 * appends);
    }

    /** The pool's only connection reports what it counted now and not some time later. */
    private void reportCounts() {
        store.database().jdbi().useHandle(handle -> handle.execute("select pg_stat_force_next_flush()"));
    }

    private void append(ThreadKey key, Message... messages) {
        store.messages().append(new Append(key, List.of(messages), AppendCondition.ANY, Samples.TIME));
    }

    private long wholeReads() {
        return count("select sum(seq_scan) from pg_stat_user_tables where relname in ('threads', 'messages')");
    }

    private long entriesRead() {
        return count("select sum(idx_tup_read) from pg_stat_user_indexes where relname in ('threads', 'messages')");
    }

    private long count(String sql) {
        return Long.parseLong(TestDatabase.query(sql + " and schemaname = '" + options.schema() + "'")
                .get(0));
    }

    /** No table is read as a whole. */
    private List<String> indexed(Runnable call) {
        List<CapturedStatements.Statement> ran = statements.during(call);
        assertThat(ran).isNotEmpty();
        List<String> plans = ran.stream().flatMap(this::plans).toList();
        assertThat(plans)
                .allSatisfy(plan -> assertThat(plan)
                        .contains("Index")
                        .doesNotContain("Seq Scan on threads", "Seq Scan on messages"));
        return plans;
    }

    /** And nothing is sorted. */
    private void ordered(Runnable call) {
        assertThat(indexed(call)).allSatisfy(plan -> assertThat(plan).doesNotContain("Sort"));
    }

    /** And messages are found by the index of ids, not by reading a thread. */
    private void byId(Runnable call) {
        assertThat(indexed(call))
                .allSatisfy(plan -> assertThat(plan).containsPattern("messages_by_id.*\\n.*Index Cond: .*message_id "));
    }

    /** With the values of this call, and for any values; the driver does not print arrays that it sends in binary. */
    private Stream<String> plans(CapturedStatements.Statement statement) {
        String any = plan("explain (costs off, generic_plan) " + statement.open());
        return statement.bound().contains("(?")
                ? Stream.of(any)
                : Stream.of(any, plan("explain (costs off) " + statement.bound()));
    }

    private String plan(String explain) {
        List<String> lines = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(explain)) {
            while (rows.next()) {
                lines.add(rows.getString(1));
            }
            return String.join("\n", lines);
        } catch (SQLException e) {
            throw new IllegalStateException(explain, e);
        }
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
