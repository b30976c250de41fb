package io.mneme.memory.store.sqlite;

/** Also nothing kept in memory by recall. */
class OneReaderTest extends SqliteFileContract {

    OneReaderTest() {
        super("?readers=1&busyTimeout=PT60S&recallCache=0");
    }
}
