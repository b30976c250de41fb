package io.mneme.memory.store.pg;

import static org.assertj.core.api.Assertions.assertThat;

import io.mneme.memory.port.store.IndexedModel;
import io.mneme.memory.port.store.RecallSearch;
import io.mneme.memory.recall.RecallFilter;
import io.mneme.memory.testkit.Fresh;
import io.mneme.memory.testkit.Outcome;
import io.mneme.memory.testkit.Race;
import io.mneme.memory.thread.ThreadKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is kept of an owner is never found once something that no process announces has made it wrong. */
class PgRecallChangesIT {

    private final PgStoreOptions options = TestDatabase.options().poolSize(4).build();
    private final PgNames names = PgNames.of(options);
    private final ThreadKey key = Fresh.thread();
    private PgMemoryStore here;
    private PgMemoryStore there;

    @BeforeEach
    void open() {
        here = PgMemoryStore.open(options);
        there = PgMemoryStore.open(options);
        Recalled.append(here, key, 3);
        Recalled.index(here, key);
        Recalled.check(here, key.resource(), 3);
        Recalled.check(there, key.resource(), 3);
    }

    @AfterEach
    void drop() {
        here.close();
        there.close();
        TestDatabase.drop(options);
    }

    @Test
    void rows_that_an_administrator_deletes() {
        TestDatabase.execute("delete from " + names.qualified("recall_entries") + " where sequence = 3");
        Recalled.check(here, key.resource(), 2);
    }

    @Test
    void rows_that_an_administrator_gives_away() {
        ThreadKey other = Fresh.thread();
        Recalled.check(here, other.resource(), 0);
        TestDatabase.execute(
                "update " + names.qualified("recall_entries") + " set resource_id = '" + other.resource() + "'");
        assertThat(words(here, key)).isZero();
        assertThat(words(there, other))
                .as("the keys are the first owner's, what is read is not")
                .isEqualTo(3);
    }

    @Test
    void an_owners_row_that_is_made_anew_with_the_same_numbers() {
        String owners = names.qualified("recall_owners");
        TestDatabase.execute("create table " + names.qualified("kept") + " as select * from " + owners
                + "; delete from "
                + owners + "; delete from " + names.qualified("recall_entries") + " where sequence = 2; delete from "
                + owners + "; insert into " + owners + " (resource_id, entries, terms, last_entry, removals)"
                + " select resource_id, 2, 4, last_entry, removals from " + names.qualified("kept"));
        assertThat(words(here, key)).isEqualTo(2);
    }

    @Test
    void a_reset_to_a_model_with_other_vectors() {
        here.recallIndex().reset(new IndexedModel("other", 5));
        Recalled.check(there, key.resource(), 0);
        here.recallIndex().reset(Recalled.MODEL);
        Recalled.index(here, key);
        Recalled.check(there, key.resource(), 3);
    }

    @Test
    void resets_that_race_searches() {
        AtomicBoolean ended = new AtomicBoolean();
        List<Callable<Object>> racers = new ArrayList<>();
        racers.add(() -> {
            try {
                resetOften();
            } finally {
                ended.set(true);
            }
            return ended;
        });
        for (PgMemoryStore store : List.of(here, there, there)) {
            racers.add(() -> {
                while (!ended.get()) {
                    assertThat(words(store, key)).isBetween(0, 3);
                }
                return ended;
            });
        }
        assertThat(Race.run(racers)).allMatch(Outcome::succeeded);
        Recalled.check(here, key.resource(), 3);
        Recalled.check(there, key.resource(), 3);
    }

    private void resetOften() {
        for (int i = 0; i < 5; i++) {
            here.recallIndex().reset(new IndexedModel("other", 3));
            here.recallIndex().reset(Recalled.MODEL);
            Recalled.index(here, key);
        }
    }

    private static int words(PgMemoryStore store, ThreadKey key) {
        return store.recallIndex()
                .search(new RecallSearch(
                        key.resource(), Optional.empty(), List.of("apple"), new float[] {1, 0}, RecallFilter.ALL, 10))
                .byWords()
                .size();
    }
}
