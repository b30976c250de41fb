package io.mneme.memory.store.pg;

import static org.assertj.core.api.Assertions.assertThat;

import io.mneme.memory.message.MessageQuery;
import io.mneme.memory.port.store.Append;
import io.mneme.memory.port.store.AppendCondition;
import io.mneme.memory.port.store.DeletedThread;
import io.mneme.memory.port.store.PendingThread;
import io.mneme.memory.port.store.WorkingMemoryWrite;
import io.mneme.memory.testkit.Samples;
import io.mneme.memory.thread.NewThread;
import io.mneme.memory.thread.ThreadKey;
import io.mneme.memory.working.WorkingMemoryContent;
import io.mneme.memory.working.WorkingMemoryKey;
import io.mneme.memory.working.WorkingMemoryVersion;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A schema of an earlier version, with data in it, is brought to the present version. */
class PgUpgradeIT {

    private static final ThreadKey KEY = ThreadKey.of("alice", "support");

    private PgStoreOptions options;

    static Stream<PgStoreOptionsBuilder> variants() {
        return Stream.of(
                TestDatabase.options(),
                TestDatabase.options().tablePrefix("mneme_"),
                TestDatabase.options().partitions(3),
                TestDatabase.options().rowLevelSecurity(true));
    }

    @AfterEach
    void drop() {
        TestDatabase.drop(options);
    }

    @ParameterizedTest
    @MethodSource("variants")
    void existing_threads_are_pending_and_have_no_working_memory(PgStoreOptionsBuilder variant) {
        options = variant.build();
        makeVersion2();
        try (PgMemoryStore store = PgMemoryStore.open(options)) {
            assertThat(store.messages().list(KEY, MessageQuery.ALL).items()).hasSize(2);
            assertThat(store.recallIndex().model()).isEmpty();
            assertThat(store.recallIndex().pending(10)).singleElement().satisfies(pending -> {
                assertThat(pending.thread()).isEqualTo(KEY);
                assertThat(pending.indexed()).isZero();
                assertThat(pending.lastSequence()).isEqualTo(2);
            });
            Recalled.index(store, KEY);
            Recalled.check(store, KEY.resource(), 2);
            WorkingMemoryVersion first = new WorkingMemoryVersion(
                    1, new WorkingMemoryContent.Markdown("x"), Samples.TIME, Optional.empty(), Optional.empty());
            store.workingMemories().write(new WorkingMemoryWrite(WorkingMemoryKey.of(KEY), first, 1));
            assertThat(store.workingMemories().find(WorkingMemoryKey.of(KEY))).contains(first);
        }
    }

    @ParameterizedTest
    @MethodSource("variants")
    void entries_of_the_index_get_numbers_and_owners_know_the_last(PgStoreOptionsBuilder variant) throws SQLException {
        options = variant.build();
        makeVersion(5);
        appendTwo();
        indexAsVersion5();
        try (PgMemoryStore store = PgMemoryStore.open(options)) {
            Recalled.check(store, KEY.resource(), 2);
            store.messages()
                    .append(new Append(KEY, List.of(Samples.user("m3", "x")), AppendCondition.ANY, Samples.TIME));
            Recalled.index(store, KEY);
            Recalled.check(store, KEY.resource(), 3);
            Recalled.check(store, KEY.resource(), 3);
        }
        if (!options.rowLevelSecurity()) {
            assertThat(TestDatabase.query("select o.last_entry || ' ' || o.removals || ' ' || min(e.entry) || ' '"
                            + " || count(distinct e.entry) from "
                            + PgNames.of(options).qualified("recall_owners") + " o join "
                            + PgNames.of(options).qualified("recall_entries")
                            + " e using (resource_id) group by o.last_entry, o.removals"))
                    .containsExactly("3 0 1 3");
        }
    }

    @ParameterizedTest
    @MethodSource("variants")
    void threads_that_were_deleted_before_there_was_an_index_of_them_are_listed(PgStoreOptionsBuilder variant) {
        options = variant.build();
        makeVersion(6);
        appendTwo();
        TestDatabase.execute("insert into " + PgNames.of(options).qualified("threads") + " (resource_id, thread_id,"
                + " incarnation, last_sequence, created_at, updated_at, deleted_at, metadata) values ('alice', 'gone', 3,"
                + " 0, '2026-01-01Z', '2026-01-02Z', '2026-01-02T03:04:05.678901Z', '{}')");
        try (PgMemoryStore store = PgMemoryStore.open(options)) {
            ThreadKey gone = ThreadKey.of("alice", "gone");
            assertThat(store.imports().deleted(Optional.empty(), 10))
                    .containsExactly(new DeletedThread(gone, 3, Samples.TIME));
            assertThat(store.threads().find(KEY)).isPresent();
            assertThat(store.threads().create(NewThread.of(gone, Samples.TIME)).incarnation())
                    .isEqualTo(4);
            assertThat(store.imports().deleted(Optional.empty(), 10)).isEmpty();
        }
    }

    private void indexAsVersion5() throws SQLException {
        try (Connection connection = TestDatabase.connect();
                Handle handle = Jdbi.open(connection)) {
            handle.useTransaction(same -> {
                new PgVectorColumn(same, options).run();
                new PgRowSecurity(same, options).run();
            });
            PgSession session = PgSession.ofStatement(handle, options, PgScope.of(KEY.resource()));
            RecallState.Form form =
                    RecallState.read(session, PgNames.of(options)).form();
            assertThat(new RecallBatch(PgNames.of(options))
                            .execute(session, Recalled.batch(new PendingThread(KEY, 1, 0, 2)), form))
                    .isEqualTo("added");
        }
    }

    private void makeVersion2() {
        makeVersion(2);
        appendTwo();
    }

    private void makeVersion(int version) {
        PgNames names = PgNames.of(options);
        TestDatabase.execute("create schema " + options.schema());
        TestDatabase.execute("create table " + names.qualified("schema_versions")
                + " (version integer primary key, name text not null, checksum text not null,"
                + " applied_at timestamptz not null default now())");
        List<PgScript> released = PgScript.all().subList(0, version);
        for (PgScript script : released) {
            TestDatabase.execute(script.text(options));
            TestDatabase.execute("insert into " + names.qualified("schema_versions") + " values (" + script.version()
                    + ", '" + script.name() + "', '" + script.checksum() + "')");
        }
    }

    private void appendTwo() {
        PgNames names = PgNames.of(options);
        TestDatabase.query(
                "select outcome from " + names.qualified("append") + "('alice', 'support', now(), null, null,"
                        + " '{m1,m2}', '{user,assistant}', '{2026-01-01T00:00:00Z,2026-01-01T00:00:01Z}', '{null,null}',"
                        + " array['{\"parts\":[{\"type\":\"text\",\"text\":\"x\"}]}', '{\"parts\":[{\"type\":\"text\",\"text\":\"x\"}]}'])");
    }
}
