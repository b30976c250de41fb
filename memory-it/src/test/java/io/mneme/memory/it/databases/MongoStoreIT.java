package io.mneme.memory.it.databases;

class MongoStoreIT extends PreferenceScenario {

    @Override
    TestDatabase find() {
        return Databases.mongodb();
    }
}
