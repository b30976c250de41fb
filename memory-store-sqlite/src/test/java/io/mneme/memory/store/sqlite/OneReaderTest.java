package io.mneme.memory.store.sqlite;

class OneReaderTest extends SqliteFileContract {

    OneReaderTest() {
        super("?readers=1&busyTimeout=PT60S");
    }
}
