package io.mneme.memory.store.pg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.mneme.memory.testkit.Fresh;
import io.mneme.memory.thread.ThreadKey;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A database that gets pgvector when the recall index is in use already, seen by old and new processes. */
class PgVectorColumnIT {

    private final PgStoreOptions options = TestDatabase.options().poolSize(2).build();
    private final ThreadKey key = Fresh.thread();
    private PgMemoryStore old;

    @BeforeEach
    void open() {
        assumeThat(TestDatabase.query("select count(*) from pg_available_extensions where name = 'vector'"))
                .as("not run: this server cannot have pgvector")
                .containsExactly("1");
        old = PgMemoryStore.open(options);
        // As a start leaves it where there is no pgvector.
        TestDatabase.execute(
                "alter table " + PgNames.of(options).qualified("recall_entries") + " drop column embedding");
        Recalled.append(old, key, 3);
        Recalled.index(old, key);
    }

    @AfterEach
    void drop() {
        if (old != null) {
            old.close();
        }
        TestDatabase.drop(options);
    }

    @Test
    void an_index_filled_without_it_goes_on_without_it() {
        Recalled.check(old, key.resource(), 3);
        assertThat(old.recallIndex().description()).contains("no pgvector");
        try (PgMemoryStore later = PgMemoryStore.open(options)) {
            Recalled.check(later, key.resource(), 3);
            assertThat(later.recallIndex().description()).contains("reset");
        }
    }

    @Test
    void a_reset_moves_it_over_for_all_processes() {
        try (PgMemoryStore later = PgMemoryStore.open(options)) {
            Recalled.check(later, key.resource(), 3);
            later.recallIndex().reset(Recalled.MODEL);
            assertThat(later.recallIndex().description()).contains("by pgvector");
            // The old process still believes in the old form.
            Recalled.index(old, key);
            assertThat(TestDatabase.query("select count(embedding) || ' ' || count(vector) from "
                            + PgNames.of(options).qualified("recall_entries")))
                    .containsExactly("3 0");
            Recalled.check(old, key.resource(), 3);
            Recalled.check(later, key.resource(), 3);
        }
    }

    @Test
    void a_search_by_an_old_process_finds_what_a_new_one_indexed() {
        try (PgMemoryStore later = PgMemoryStore.open(options)) {
            Recalled.check(old, key.resource(), 3);
            later.recallIndex().reset(Recalled.MODEL);
            Recalled.index(later, key);
            Recalled.check(old, key.resource(), 3);
        }
    }
}
