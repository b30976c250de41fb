package io.mneme.memory.store.pg;

import static org.assertj.core.api.Assertions.assertThat;

import io.mneme.memory.message.MessageQuery;
import io.mneme.memory.port.store.WorkingMemoryWrite;
import io.mneme.memory.testkit.Samples;
import io.mneme.memory.thread.ThreadKey;
import io.mneme.memory.working.WorkingMemoryContent;
import io.mneme.memory.working.WorkingMemoryKey;
import io.mneme.memory.working.WorkingMemoryVersion;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A schema of version 2, with threads and messages in it, is brought to the present version. */
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

    private void makeVersion2() {
        PgNames names = PgNames.of(options);
        TestDatabase.execute("create schema " + options.schema());
        TestDatabase.execute("create table " + names.qualified("schema_versions")
                + " (version integer primary key, name text not null, checksum text not null,"
                + " applied_at timestamptz not null default now())");
        List<PgScript> released = PgScript.all().subList(0, 2);
        for (PgScript script : released) {
            TestDatabase.execute(script.text(options));
            TestDatabase.execute("insert into " + names.qualified("schema_versions") + " values (" + script.version()
                    + ", '" + script.name() + "', '" + script.checksum() + "')");
        }
        TestDatabase.query(
                "select outcome from " + names.qualified("append") + "('alice', 'support', now(), null, null,"
                        + " '{m1,m2}', '{user,assistant}', '{2026-01-01T00:00:00Z,2026-01-01T00:00:01Z}', '{null,null}',"
                        + " array['{\"parts\":[{\"type\":\"text\",\"text\":\"x\"}]}', '{\"parts\":[{\"type\":\"text\",\"text\":\"x\"}]}'])");
    }
}
