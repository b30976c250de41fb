package io.mneme.memory.it.databases;

class MongoContractIT extends ContainedContract {

    @Override
    TestDatabase find() {
        return Databases.mongodb();
    }

    @Override
    TestDatabase part(String url) {
        return GivenServers.mongodb(url);
    }
}
