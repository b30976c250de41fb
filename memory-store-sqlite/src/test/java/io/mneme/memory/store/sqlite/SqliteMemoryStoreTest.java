package io.mneme.memory.store.sqlite;

import io.mneme.memory.testkit.contract.StatefulPropertyContract;

class SqliteMemoryStoreTest extends SqliteFileContract implements StatefulPropertyContract {

    SqliteMemoryStoreTest() {
        super("");
    }
}
