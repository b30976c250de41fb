package io.mneme.memory.store.pg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mneme.memory.MemoryException.Misconfigured;
import io.mneme.memory.port.store.Stores;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PgUrlTest {

    @Test
    void a_url_without_options_gives_the_defaults() {
        PgStoreOptions options = PgStoreOptions.of("postgresql://alice:secret@db.example:6432/memory");
        assertThat(options.server())
                .isEqualTo(new PgServer(
                        "jdbc:postgresql://db.example:6432/memory",
                        java.util.Optional.of("alice"),
                        java.util.Optional.of("secret"),
                        Map.of()));
        assertThat(options.schema()).isEqualTo("mneme");
        assertThat(options.tablePrefix()).isEmpty();
        assertThat(options.poolSize()).isEqualTo(10);
        assertThat(options.connectionTimeout()).isEqualTo(Duration.ofSeconds(10));
        assertThat(options.statementTimeout()).isEqualTo(Duration.ofSeconds(30));
        assertThat(options.rowLevelSecurity()).isFalse();
        assertThat(options.role()).isEmpty();
        assertThat(options.partitions()).isZero();
        assertThat(options.recallCache()).isEqualTo(134_217_728);
    }

    @Test
    void every_option_can_stand_in_the_url() {
        PgStoreOptions options = PgStoreOptions.of("postgres://db/memory?schema=agents&tablePrefix=a_&poolSize=3"
                + "&connectionTimeout=PT0.5S&statementTimeout=PT7S&rowLevelSecurity=on&role=reader&partitions=16"
                + "&recallCache=1000");
        assertThat(options.schema()).isEqualTo("agents");
        assertThat(options.tablePrefix()).isEqualTo("a_");
        assertThat(options.poolSize()).isEqualTo(3);
        assertThat(options.connectionTimeout()).isEqualTo(Duration.ofMillis(500));
        assertThat(options.statementTimeout()).isEqualTo(Duration.ofSeconds(7));
        assertThat(options.rowLevelSecurity()).isTrue();
        assertThat(options.role()).contains("reader");
        assertThat(options.partitions()).isEqualTo(16);
        assertThat(options.recallCache()).isEqualTo(1_000);
        assertThat(options.server().properties()).isEmpty();
    }

    @Test
    void options_of_the_driver_are_passed_on() {
        PgServer server = PgStoreOptions.of("postgresql://db/memory?sslmode=verify-full&targetServerType=any")
                .server();
        assertThat(server.properties()).isEqualTo(Map.of("sslmode", "verify-full", "targetServerType", "any"));
    }

    @ParameterizedTest
    @CsvSource({
        "postgresql://one:5432;two:5433/memory, jdbc:postgresql://one:5432;two:5433/memory",
        "postgresql://[::1]:5432/memory, jdbc:postgresql://[::1]:5432/memory",
        "postgresql://db_1/memory, jdbc:postgresql://db_1/memory",
        "postgresql://db/a+b%20c, jdbc:postgresql://db/a%2Bb%20c",
        "postgresql:///memory, jdbc:postgresql:///memory",
        "POSTGRESQL://db, jdbc:postgresql://db/",
    })
    void hosts_and_database_are_kept(String url, String address) {
        assertThat(PgStoreOptions.of(url.replace(';', ',')).server().address()).isEqualTo(address.replace(';', ','));
    }

    @Test
    void user_and_password_are_percent_decoded_and_nothing_else() {
        PgServer server =
                PgStoreOptions.of("postgresql://a%40b:p%3Aw%2F+%25@db/memory").server();
        assertThat(server.user()).contains("a@b");
        assertThat(server.password()).contains("p:w/+%");
    }

    @Test
    void user_and_password_may_stand_among_the_options() {
        PgServer server = PgStoreOptions.of("postgresql://db/memory?user=alice&password=s%26s")
                .server();
        assertThat(server.user()).contains("alice");
        assertThat(server.password()).contains("s&s");
        assertThat(server.properties()).isEmpty();
    }

    @Test
    void the_password_is_in_no_text_form() {
        PgStoreOptions options =
                PgStoreOptions.of("postgresql://alice:topsecret@db/memory?sslpassword=topsecret&schema=s");
        assertThat(options.toString()).contains("alice", "sslpassword").doesNotContain("topsecret");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "postgresql:memory",
                "postgresql://alice:topsecret@db/me mory",
                "postgresql://alice:topsecret@db/memory#part",
                "postgresql://alice:topsecret@db:notaport/memory",
                "postgresql://alice:topsecret@db/memory?topsecret",
                "mysql://alice:topsecret@db/memory",
            })
    void a_malformed_url_is_refused_without_quoting_it(String url) {
        assertThatThrownBy(() -> PgStoreOptions.of(url))
                .isInstanceOf(Misconfigured.class)
                .hasMessageContaining("postgresql://user:password@host:port/database?option=value")
                .hasMessageNotContaining("topsecret")
                .hasNoCause();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "postgresql://mneme:hunter2/topsecret@127.0.0.1:25432/mneme",
                "postgresql://mneme:hunter2/topsecret@127.0.0.1:25432/mneme?schema=s",
                "postgresql://mneme:/topsecret@127.0.0.1/mneme",
                "postgresql://mneme:12/topsecret@127.0.0.1/mneme",
                "postgresql://mneme:a@hunter2/topsecret@127.0.0.1/mneme",
                "postgresql://mneme:hunter2?topsecret@127.0.0.1:25432/mneme",
                "postgresql://mneme:12?topsecret@127.0.0.1:25432/mneme",
                "postgresql://mneme:12?topsecret=x&schema=a@127.0.0.1/mneme",
                "postgresql://mneme:12?a=b&topsecret=x@127.0.0.1/mneme",
                "postgresql://mneme:hunter2#topsecret@127.0.0.1/mneme",
                "postgresql://mneme:a%topsecret@127.0.0.1/mneme",
                "postgresql://mneme:hunter2[topsecret@127.0.0.1/mneme",
                "postgresql://mneme:topsecret",
                "postgresql://mneme:topsecret/mneme",
                "postgresql://topsecret@127.0.0.1/a/topsecret",
                "postgresql:///mneme:topsecret@127.0.0.1/mneme",
                "postgresql:/mneme:topsecret@127.0.0.1/mneme",
                "postgresql:mneme:topsecret@127.0.0.1/mneme",
                "postgresql://mneme:topsecret@127.0.0.1:99999/mneme",
                "postgresql://mneme:topsecret@127.0.0.1:0/mneme",
                "postgresql://mneme:topsecret@127.0.0.1:abc/mneme",
                "postgresql://mneme:topsecret@127.0.0.1:/mneme",
                "postgresql://mneme:topsecret@one,,two/mneme",
                "postgresql://mneme:topsecret@one,two:abc/mneme",
                "postgresql://mneme:topsecret@[::1]:abc/mneme",
                "postgresql://mneme:topsecret@[::1/mneme",
                "postgresql://mneme:topsecret@one%2Ftwo/mneme",
                "postgresql://mneme:topsecret@one/mneme%00",
                "postgresql://mneme:topsecret%00@one/mneme",
                "postgresql://mneme:topsecret@one/mneme?schema",
                "postgresql://one/mneme?top%20topsecret=1",
                "postgresql://one/mneme?top%20topsecret",
                "postgresql://one/mneme?top%20topsecret=1&top%20topsecret=1",
            })
    void no_part_of_a_url_gets_out_however_its_password_is_torn(String url) {
        try (CapturedLog log = new CapturedLog("org.postgresql")) {
            assertThatThrownBy(() -> PgStoreOptions.of(url))
                    .isInstanceOf(Misconfigured.class)
                    .hasMessageNotContainingAny("topsecret", "hunter2")
                    .hasNoCause();
            assertThat(log.lines()).isEmpty();
        }
    }

    @Test
    void a_url_that_cannot_be_told_apart_is_refused_with_what_to_do() {
        assertThatThrownBy(() -> PgStoreOptions.of("postgresql://mneme:a/b@db/memory"))
                .hasMessageContaining("percent-encoded (a / is %2F, an @ is %40)");
        assertThat(PgStoreOptions.of("postgresql://mneme:a%2Fb%3Fc%23d%40e%3Af@db/memory")
                        .server()
                        .password())
                .contains("a/b?c#d@e:f");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jdbc:postgresql://mneme:topsecret@db/memory",
                "jdbc:postgresql://db/memory?password=topsecret",
                "jdbc:postgresql://db/topsecret/memory",
                "jdbc:postgresql:topsecret",
            })
    void an_address_that_is_none_does_not_get_to_the_driver(String address) {
        assertThatThrownBy(
                        () -> new PgServer(address, java.util.Optional.empty(), java.util.Optional.empty(), Map.of()))
                .isInstanceOf(Misconfigured.class)
                .hasMessageNotContaining("topsecret");
    }

    @ParameterizedTest
    @CsvSource({"poolsize, poolSize", "pool_size, poolSize", "ssl_mode, sslmode", "shema, schema"})
    void an_unknown_option_is_refused_with_the_nearest_known_one(String option, String nearest) {
        assertThatThrownBy(() -> PgStoreOptions.of("postgresql://db/memory?" + option + "=1"))
                .isInstanceOf(Misconfigured.class)
                .hasMessageContaining("unknown PostgreSQL option \"" + option + "\"; did you mean \"" + nearest + "\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "schema=Agents",
                "schema=",
                "schema=pg_agents",
                "schema=a%22b",
                "tablePrefix=a-",
                "poolSize=0",
                "poolSize=ten",
                "connectionTimeout=PT0S",
                "connectionTimeout=5",
                "statementTimeout=PT0.01S",
                "rowLevelSecurity=true",
                "role=reader",
                "partitions=-1",
                "partitions=2000",
                "recallCache=-1",
                "recallCache=1099511627777",
                "recallCache=much",
                "logServerErrorDetail=true",
            })
    void a_wrong_value_is_refused_with_the_rule(String option) {
        assertThatThrownBy(() -> PgStoreOptions.of("postgresql://db/memory?" + option))
                .isInstanceOf(Misconfigured.class)
                .hasMessageContaining("PostgreSQL option " + option.substring(0, option.indexOf('=')) + " must");
    }

    @Test
    void an_option_given_twice_is_refused() {
        assertThatThrownBy(() -> PgStoreOptions.of("postgresql://db/memory?schema=a&schema=b"))
                .isInstanceOf(Misconfigured.class)
                .hasMessageContaining("twice");
    }

    @Test
    void the_service_loader_finds_the_provider() {
        assertThatThrownBy(() -> Stores.open("postgres://db/memory?poolsize=1"))
                .isInstanceOf(Misconfigured.class)
                .hasMessageContaining("did you mean \"poolSize\"");
        assertThat(new PgStoreProvider().schemes()).containsExactlyInAnyOrder("postgresql", "postgres");
    }
}
