package io.mneme.memory.store.pg;

/** The same with row-level security: its conditions must not keep the indexes from being used. */
class PgSecuredPlansIT extends PgPlansIT {
    @Override
    PgStoreOptions options() {
        return TestDatabase.options().poolSize(1).rowLevelSecurity(true).build();
    }
}
