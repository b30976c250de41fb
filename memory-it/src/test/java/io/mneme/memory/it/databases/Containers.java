package io.mneme.memory.it.databases;

import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.ContainerLaunchException;
import org.testcontainers.lifecycle.Startable;
import org.testcontainers.mongodb.MongoDBContainer;
import org.testcontainers.postgresql.PostgreSQLContainer;
import org.testcontainers.utility.DockerImageName;

/** Servers in containers that end with this JVM. Each is started when it is first needed. */
final class Containers {

    private static final String POSTGRESQL_IMAGE = "MEMORY_IT_POSTGRESQL_IMAGE";
    private static final String MONGODB_IMAGE = "MEMORY_IT_MONGODB_IMAGE";

    private Containers() {}

    /** Whether a Docker engine answers. */
    static boolean available() {
        return Engine.AVAILABLE;
    }

    static TestDatabase postgresql() {
        PostgreSQLContainer server = Postgresql.SERVER;
        String url = "postgresql://%s:%s@%s:%d/%s"
                .formatted(
                        server.getUsername(),
                        server.getPassword(),
                        server.getHost(),
                        server.getMappedPort(PostgreSQLContainer.POSTGRESQL_PORT),
                        server.getDatabaseName());
        return contained("PostgreSQL", url, server.getDockerImageName());
    }

    static TestDatabase mongodb() {
        MongoDBContainer server = Mongodb.SERVER;
        return contained("MongoDB", server.getConnectionString() + "/", server.getDockerImageName());
    }

    private static TestDatabase contained(String product, String url, String image) {
        return new TestDatabase(product, url, "container of " + image, () -> {});
    }

    private static DockerImageName image(String variable, String usual, String standsFor) {
        String name = Databases.environment(variable).orElse(usual);
        return DockerImageName.parse(name).asCompatibleSubstituteFor(standsFor);
    }

    private static <C extends Startable> C started(C server, String urlVariable, String imageVariable) {
        try {
            server.start();
            return server;
        } catch (ContainerLaunchException e) {
            throw new IllegalStateException(
                    "a Docker engine answers, but starts no server: set " + imageVariable
                            + " to an image that it has, or " + urlVariable + " to a server's URL",
                    e);
        }
    }

    private static final class Engine {
        static final boolean AVAILABLE = DockerClientFactory.instance().isDockerAvailable();
    }

    private static final class Postgresql {
        static final PostgreSQLContainer SERVER = started(
                new PostgreSQLContainer(image(POSTGRESQL_IMAGE, "pgvector/pgvector:pg18", "postgres")),
                Databases.POSTGRESQL_URL,
                POSTGRESQL_IMAGE);
    }

    private static final class Mongodb {
        static final MongoDBContainer SERVER = started(
                new MongoDBContainer(image(MONGODB_IMAGE, "mongo:8", "mongo")), Databases.MONGODB_URL, MONGODB_IMAGE);
    }
}
