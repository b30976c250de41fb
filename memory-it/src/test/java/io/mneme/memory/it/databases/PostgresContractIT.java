package io.mneme.memory.it.databases;

class PostgresContractIT extends ContainedContract {

    @Override
    TestDatabase find() {
        return Databases.postgresql();
    }

    @Override
    TestDatabase part(String url) {
        return GivenServers.postgresql(url);
    }
}
