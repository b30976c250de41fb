package io.mneme.memory.store.pg;

/** The same with row-level security. */
class PgSecuredRecallCacheIT extends PgRecallCacheIT {
    @Override
    PgStoreOptions options() {
        return TestDatabase.options().poolSize(2).rowLevelSecurity(true).build();
    }
}
