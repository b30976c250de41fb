package io.mneme.memory.it.databases;

class MongoContractIT extends ContainedContract {

    @Override
    TestDatabase find() {
        return Databases.mongodb();
    }
}
