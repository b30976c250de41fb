package io.mneme.memory.store.pg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * The contract on a database that cannot have pgvector; without one of the environment, the embedded server is such.
 */
class PgWithoutVectorIT extends PgContract {

    private static final String URL = VariantServer.find(VariantServer.PLAIN).orElseGet(() -> EmbeddedDatabase.URL);

    PgWithoutVectorIT() {
        super(TestDatabase.optionsOn(URL));
    }

    @Test
    void the_database_cannot_have_it() throws SQLException {
        PgServer server = PgStoreOptions.of(URL).server();
        try (Connection connection = TestDatabase.connect(server, Map.of());
                Statement statement = connection.createStatement()) {
            assertThatThrownBy(() -> statement.execute("create extension vector"))
                    .isInstanceOfSatisfying(
                            SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("0A000"));
        }
    }
}
