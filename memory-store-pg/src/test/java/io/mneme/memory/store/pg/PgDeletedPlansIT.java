package io.mneme.memory.store.pg;

import static org.assertj.core.api.Assertions.assertThat;

import io.mneme.memory.port.store.DeletedThread;
import io.mneme.memory.testkit.Samples;
import io.mneme.memory.thread.ThreadKey;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Deleted threads of all owners are listed by their index, in its order, whether few or most threads are deleted. */
class PgDeletedPlansIT {

    private static final Optional<ThreadKey> AFTER = Optional.of(ThreadKey.of("owner500", "thread2"));

    private PgStoreOptions options;

    static Stream<PgStoreOptionsBuilder> variants() {
        return Stream.of(
                TestDatabase.options(PgPlansIT.PRINTABLE),
                TestDatabase.options(PgPlansIT.PRINTABLE).partitions(3),
                TestDatabase.options().rowLevelSecurity(true),
                TestDatabase.options().partitions(3).rowLevelSecurity(true));
    }

    @AfterEach
    void drop() {
        TestDatabase.drop(options);
    }

    @ParameterizedTest
    @MethodSource("variants")
    void pages_come_in_the_order_of_the_index(PgStoreOptionsBuilder variant) throws SQLException {
        options = variant.build();
        try (PgMemoryStore store = PgMemoryStore.open(options);
                Plans plans = new Plans(store, "owner1")) {
            plans.everybody(true);
            // What the store says before the statement.
            plans.execute("set enable_sort = off");
            plans.execute("set enable_incremental_sort = off");
            inOrder(pages(store, plans), "no statistics");
            for (int keptOfHundred : List.of(99, 50, 1)) {
                fill(plans, keptOfHundred);
                inOrder(pages(store, plans), keptOfHundred + " of 100 live");
                assertThat(store.imports().deleted(AFTER, 10))
                        .hasSize(10)
                        .allMatch(one -> DeletedThread.ORDER.compare(one.key(), AFTER.get()) > 0);
            }
        }
    }

    private static List<String> pages(PgMemoryStore store, Plans plans) {
        return Stream.of(Optional.<ThreadKey>empty(), AFTER)
                .flatMap(after -> plans.of(() -> store.imports().deleted(after, 100)).stream())
                .toList();
    }

    private static void inOrder(List<String> plans, String state) {
        assertThat(plans)
                .hasSize(4)
                .allSatisfy(plan -> assertThat(plan)
                        .containsPattern("threads_deleted|threads_\\d_resource_id_thread_id_deleted_at_idx")
                        .doesNotContain("Seq Scan", "Bitmap", "->  Sort", "Incremental Sort")
                        .doesNotStartWith("Sort"));
    }

    @ParameterizedTest
    @MethodSource("variants")
    void imported_ones_are_looked_up_by_their_keys(PgStoreOptionsBuilder variant) throws SQLException {
        options = variant.build();
        try (PgMemoryStore store = PgMemoryStore.open(options);
                Plans plans = new Plans(store, "owner1")) {
            plans.everybody(true);
            plans.execute("set enable_seqscan = on");
            fill(plans, 99);
            List<DeletedThread> one = List.of(new DeletedThread(ThreadKey.of("owner9", "new"), 1, Samples.TIME));
            assertThat(plans.of(() -> store.imports().putDeleted(one)))
                    .hasSizeGreaterThanOrEqualTo(2)
                    .allSatisfy(plan -> assertThat(plan).doesNotContain("Seq Scan"))
                    .anySatisfy(plan -> assertThat(plan).containsPattern("threads_(\\d_)?pkey"));
        }
    }

    private void fill(Plans plans, int keptOfHundred) throws SQLException {
        String threads = PgNames.of(options).qualified("threads");
        plans.execute("delete from " + threads);
        plans.execute("insert into " + threads + " (resource_id, thread_id, incarnation, last_sequence, created_at,"
                + " updated_at, deleted_at, metadata) select 'owner' || n % 2000, 'thread' || n, 1, 0, now(), now(),"
                + " case when n / 7 % 100 >= " + keptOfHundred
                + " then now() end, '{}' from generate_series(1, 30000) n");
        plans.execute("analyze " + threads);
    }
}
