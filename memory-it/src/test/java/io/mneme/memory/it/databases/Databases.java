package io.mneme.memory.it.databases;

import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import java.util.Optional;

/**
 * Finds each store's database: the URL in the environment, else a container where a Docker engine answers, else an
 * embedded server. Of MongoDB there is nothing real to embed: its tests are then not run, and with {@code CI=true}
 * fail.
 */
final class Databases {

    static final String POSTGRESQL_URL = "MEMORY_IT_POSTGRESQL_URL";
    static final String MONGODB_URL = "MEMORY_IT_MONGODB_URL";

    private static final String NO_MONGODB = "NOT RUN; bring a server with: scripts/databases up";

    private Databases() {}

    static TestDatabase postgresql() {
        Optional<String> given = environment(POSTGRESQL_URL);
        if (given.isPresent()) {
            return GivenServers.postgresql(given.get());
        }
        return Containers.available() ? Containers.postgresql() : EmbeddedServer.postgresql();
    }

    static TestDatabase mongodb() {
        Optional<String> given = environment(MONGODB_URL);
        if (given.isPresent()) {
            return GivenServers.mongodb(given.get());
        }
        if (Containers.available()) {
            return Containers.mongodb();
        }
        RunReport.write("MongoDB", NO_MONGODB);
        return environment("CI").filter("true"::equalsIgnoreCase).isPresent() ? fail(NO_MONGODB) : abort(NO_MONGODB);
    }

    /** Whether only this module's tests reach the database; any other one, the store's own tests reach too. */
    static boolean postgresqlIsContained() {
        return environment(POSTGRESQL_URL).isEmpty() && Containers.available();
    }

    /** The same for MongoDB. */
    static boolean mongodbIsContained() {
        return environment(MONGODB_URL).isEmpty() && Containers.available();
    }

    static Optional<String> environment(String name) {
        return Optional.ofNullable(System.getenv(name)).filter(value -> !value.isBlank());
    }
}
