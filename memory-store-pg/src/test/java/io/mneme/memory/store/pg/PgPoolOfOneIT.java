package io.mneme.memory.store.pg;

/** The contract when all threads share one connection: no call needs two. */
class PgPoolOfOneIT extends PgContract {
    PgPoolOfOneIT() {
        super(TestDatabase.options().poolSize(1));
    }
}
