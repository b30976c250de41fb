package io.mneme.memory.store.pg;

/** The contract with row-level security. */
class PgSecuredStoreIT extends PgContract {
    PgSecuredStoreIT() {
        super(TestDatabase.options().rowLevelSecurity(true));
    }
}
