package io.mneme.memory.store.pg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mneme.memory.MemoryException.Misconfigured;
import io.mneme.memory.message.MessageQuery;
import io.mneme.memory.port.store.Append;
import io.mneme.memory.port.store.AppendCondition;
import io.mneme.memory.port.store.WorkingMemoryWrite;
import io.mneme.memory.testkit.Fresh;
import io.mneme.memory.testkit.Samples;
import io.mneme.memory.thread.ResourceQuery;
import io.mneme.memory.thread.ThreadId;
import io.mneme.memory.thread.ThreadKey;
import io.mneme.memory.thread.ThreadQuery;
import io.mneme.memory.working.WorkingMemoryContent;
import io.mneme.memory.working.WorkingMemoryKey;
import io.mneme.memory.working.WorkingMemoryVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Row-level security that is turned on, renewed and turned off while there is data, and processes that know nothing.
 */
class PgSecuredLaterIT {

    private final PgStoreOptions options = TestDatabase.options().build();
    private final ThreadKey key = Fresh.thread();
    private final ThreadKey pending = new ThreadKey(key.resource(), ThreadId.of("pending"));

    @AfterEach
    void drop() {
        TestDatabase.drop(options);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 2})
    void a_running_process_without_it_is_told_and_sees_nobody_as_empty(int partitions) {
        try (PgMemoryStore plain = PgMemoryStore.open(TestDatabase.options()
                .schema(options.schema())
                .partitions(partitions)
                .build())) {
            fill(plain);
            try (PgMemoryStore secured = PgMemoryStore.open(same(true))) {
                List<ThrowingCallable> calls = calls(plain);
                for (ThrowingCallable call : calls) {
                    assertThatThrownBy(call)
                            .as("call %d", calls.indexOf(call))
                            .isInstanceOf(Misconfigured.class)
                            .hasMessageContaining("schema " + options.schema() + " has row-level security now")
                            .hasMessageContaining("rowLevelSecurity=on")
                            .hasMessageContaining("MN001");
                }
                assertThat(secured.messages().count(key)).isEqualTo(3);
                assertThat(secured.workingMemories().find(WorkingMemoryKey.of(key.resource())))
                        .isPresent();
            }
        }
    }

    private List<ThrowingCallable> calls(PgMemoryStore plain) {
        return List.of(
                () -> plain.threads().find(key),
                () -> plain.threads().list(key.resource(), ThreadQuery.ALL),
                () -> plain.threads().delete(key, Samples.TIME),
                () -> plain.messages().list(key, MessageQuery.ALL),
                () -> plain.messages().list(key, MessageQuery.newest(2)),
                () -> plain.messages().count(key),
                () -> plain.messages().deleteAll(key),
                () -> append(plain, key, 4),
                () -> append(plain, Fresh.thread(), 1),
                () -> plain.resources().list(ResourceQuery.ALL),
                () -> plain.recallIndex().countPending(),
                () -> plain.recallIndex().pending(pending),
                () -> plain.recallIndex().pending(10),
                () -> plain.recallIndex().countPending(key.resource()),
                () -> Recalled.check(plain, key.resource(), 3),
                () -> plain.workingMemories().find(WorkingMemoryKey.of(key.resource())),
                () -> write(plain));
    }

    @Test
    void policies_of_an_earlier_version_are_renewed_once() {
        PgMemoryStore.open(same(true)).close();
        for (String table : PgNames.OWNED_TABLES) {
            TestDatabase.execute("alter policy mneme_owner on "
                    + PgNames.of(options).qualified(table) + " using (case when (select"
                    + " current_setting('mneme.every_resource', true)) = 'on' then true else"
                    + " resource_id = (select current_setting('mneme.resource', true)) end)");
        }
        TestDatabase.execute("drop function " + PgNames.of(options).qualified("refuse_without_owner"));
        PgMemoryStore.open(same(true)).close();
        List<String> renewed = policies();
        assertThat(renewed).hasSize(5).allMatch(policy -> policy.contains("refuse_without_owner"));
        PgMemoryStore.open(same(true)).close();
        assertThat(policies()).isEqualTo(renewed);
    }

    @Test
    void it_is_turned_off_as_the_manual_says_and_may_be_turned_on_again() throws IOException {
        try (PgMemoryStore secured = PgMemoryStore.open(same(true))) {
            fill(secured);
            TestDatabase.execute(wayBack());
            assertThat(secured.messages().count(key)).isEqualTo(3);
        }
        try (PgMemoryStore plain = PgMemoryStore.open(same(false))) {
            assertThat(plain.messages().count(key)).isEqualTo(3);
            append(plain, key, 4);
        }
        try (PgMemoryStore secured = PgMemoryStore.open(same(true))) {
            assertThat(secured.messages().count(key)).isEqualTo(4);
        }
        assertThat(policies()).hasSize(5);
    }

    /** The SQL of the manual, for this schema. */
    private String wayBack() throws IOException {
        String manual = Files.readString(Path.of("README.md"));
        int begin = manual.indexOf("do $off$");
        String sql = manual.substring(begin, manual.indexOf("$off$;", begin) + "$off$;".length());
        assertThat(sql).contains("'mneme'::regnamespace");
        return sql.replace("'mneme'::regnamespace", "'" + options.schema() + "'::regnamespace");
    }

    /** Each with the transaction that wrote it. */
    private List<String> policies() {
        return TestDatabase.query("select polname || polrelid || xmin || pg_get_expr(polqual, polrelid) from pg_policy"
                + " where polrelid in (select oid from pg_class where relnamespace = '" + options.schema()
                + "'::regnamespace) order by 1");
    }

    private PgStoreOptions same(boolean secured) {
        return TestDatabase.options()
                .schema(options.schema())
                .rowLevelSecurity(secured)
                .build();
    }

    private void fill(PgMemoryStore store) {
        append(store, key, 3);
        Recalled.index(store, key);
        append(store, pending, 1);
        write(store);
    }

    private void write(PgMemoryStore store) {
        WorkingMemoryVersion version = new WorkingMemoryVersion(
                1, new WorkingMemoryContent.Markdown("x"), Samples.TIME, Optional.empty(), Optional.empty());
        store.workingMemories().write(new WorkingMemoryWrite(WorkingMemoryKey.of(key.resource()), version, 5));
    }

    private static void append(PgMemoryStore to, ThreadKey key, int count) {
        to.messages().append(new Append(key, Samples.batch(count), AppendCondition.ANY, Samples.TIME));
    }
}
