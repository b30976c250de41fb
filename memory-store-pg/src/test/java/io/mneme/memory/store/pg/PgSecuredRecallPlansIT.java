package io.mneme.memory.store.pg;

/** The same with row-level security, which keeps the index of terms from being used: the owner's entries are read. */
class PgSecuredRecallPlansIT extends PgRecallPlansIT {
    @Override
    PgStoreOptions options() {
        return TestDatabase.options()
                .poolSize(1)
                .recallCache(0)
                .rowLevelSecurity(true)
                .build();
    }

    @Override
    String indexOfWords() {
        return "recall_entries_by_owner";
    }
}
