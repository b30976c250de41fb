package io.mneme.memory.store.pg;

/** The contract with all searches run by the server. */
class PgWithoutRecallCacheIT extends PgContract {
    PgWithoutRecallCacheIT() {
        super(TestDatabase.options().recallCache(0));
    }
}
