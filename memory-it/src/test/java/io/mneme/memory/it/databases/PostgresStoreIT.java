package io.mneme.memory.it.databases;

class PostgresStoreIT extends PreferenceScenario {

    @Override
    TestDatabase find() {
        return Databases.postgresql();
    }
}
