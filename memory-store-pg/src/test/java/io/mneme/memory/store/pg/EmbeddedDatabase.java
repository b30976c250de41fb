package io.mneme.memory.store.pg;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/** A PostgreSQL server of this JVM, for machines that have none. Started when it is first needed. */
final class EmbeddedDatabase {

    /** An ordinary role that owns its database and can create roles; it needs its password. */
    static final String URL = start();

    private EmbeddedDatabase() {}

    private static String start() {
        try {
            EmbeddedPostgres server = EmbeddedPostgres.builder()
                    .setServerConfig("max_connections", "200")
                    .setServerConfig("hba_file", accessRules().toString())
                    .start();
            Runtime.getRuntime().addShutdownHook(new Thread(() -> close(server)));
            try (Connection connection = server.getPostgresDatabase().getConnection();
                    Statement statement = connection.createStatement()) {
                statement.execute("create role mneme login createdb createrole password 'mneme'");
                statement.execute("create database mneme owner mneme");
            }
            return "postgresql://mneme:mneme@localhost:" + server.getPort() + "/mneme";
        } catch (IOException | SQLException e) {
            throw new IllegalStateException(
                    "no embedded PostgreSQL; set " + TestDatabase.VARIABLE + " to a server's URL", e);
        }
    }

    /** The embedded server's own rules let everybody in without a password. */
    private static Path accessRules() throws IOException {
        Path file = Files.createTempFile("mneme", ".pg_hba.conf");
        Files.writeString(file, "host all postgres all trust\nhost all all all scram-sha-256\n");
        file.toFile().deleteOnExit();
        if (!file.toFile().setReadable(true, false)) {
            throw new IOException("cannot let the server's user read its access rules");
        }
        return file;
    }

    private static void close(EmbeddedPostgres server) {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
