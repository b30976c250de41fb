package io.mneme.memory.it.databases;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;

/** A PostgreSQL server that ends with this JVM. Started when it is first needed. */
final class EmbeddedServer {

    private static final EmbeddedPostgres SERVER = start();

    private EmbeddedServer() {}

    static TestDatabase postgresql() {
        String url = "postgresql://postgres:postgres@localhost:" + SERVER.getPort() + "/postgres";
        return new TestDatabase("PostgreSQL", url, "embedded", () -> {});
    }

    private static EmbeddedPostgres start() {
        try {
            return EmbeddedPostgres.start();
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "no embedded PostgreSQL; set " + Databases.POSTGRESQL_URL + " to a server's URL", e);
        }
    }
}
