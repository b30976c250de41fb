package io.mneme.memory.store.sqlite;

class FullDurabilityTest extends SqliteFileContract {

    FullDurabilityTest() {
        super("?durability=full");
    }
}
