package io.mneme.memory.store.pg;

import io.mneme.memory.testkit.contract.StatefulPropertyContract;

/** The contract with the default options. */
class PgMemoryStoreIT extends PgContract implements StatefulPropertyContract {
    PgMemoryStoreIT() {
        super(TestDatabase.options());
    }
}
