package io.mneme.memory.store.pg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mneme.memory.MemoryException.Misconfigured;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Values of the driver's properties that it would ignore, log, or call an outage. */
class PgDriverOptionTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sslmode=secret",
                "protocolVersion=9",
                "socketFactory=secret.Class",
                "sslfactory=secret.Class",
                "sslhostnameverifier=secret.Class",
                "sslpasswordcallback=secret.Class",
                "authenticationPluginClassName=secret.Class",
                "gssEncMode=secret",
                "prepareThreshold=secret",
                "prepareThreshold=99999999999",
                "prepareThreshold=",
                "connectTimeout=secret",
                "loginTimeout=secret",
                "socketTimeout=secret",
                "hostRecheckSeconds=secret",
                "defaultRowFetchSize=-1",
                "maxResultBuffer=secret",
                "targetServerType=secret",
                "targetServerType=secondary",
                "receiveBufferSize=0",
                "autosave=secret",
                "stringtype=secret",
                "preferQueryMode=secret",
                "sslNegotiation=secret",
                "requireAuth=md5,secret",
                "ssl=secret",
                "tcpKeepAlive=secret",
                "classLoaderStrategy=secret",
                "PGPORT=secret",
                "PGHOST=secret",
                "PGDBNAME=secret",
            })
    void a_value_that_the_driver_cannot_do_with_is_refused_by_the_name_of_its_option(String option) {
        try (CapturedLog log = new CapturedLog("org.postgresql")) {
            assertThatThrownBy(() -> PgStoreOptions.of("postgresql://db/memory?" + option))
                    .isInstanceOf(Misconfigured.class)
                    .hasMessageContaining("PostgreSQL option " + option.substring(0, option.indexOf('=')) + " must ")
                    .hasMessageNotContaining("secret");
            assertThat(log.lines()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sslmode=verify-full",
                "sslmode=VERIFY-FULL",
                "ssl=",
                "ssl=true",
                "tcpKeepAlive=FALSE",
                "prepareThreshold=-1",
                "prepareThreshold=0",
                "loginTimeout=5",
                "maxResultBuffer=100M",
                "maxResultBuffer=10pct",
                "requireAuth=scram-sha-256,!md5",
                "targetServerType=any",
                "sslfactory=org.postgresql.ssl.NonValidatingFactory",
                "options=-c%20work_mem=64MB",
                "currentSchema=x",
                "ApplicationName=support",
                "binaryTransferDisable=",
                "logServerErrorDetail=false",
            })
    void others_are_passed_on(String option) {
        assertThat(PgStoreOptions.of("postgresql://db/memory?" + option)
                        .server()
                        .properties())
                .hasSize(1);
    }

    @Test
    void a_server_without_a_url_is_checked_too() {
        assertThatThrownBy(() -> new PgServer(
                        "jdbc:postgresql://db/memory", Optional.empty(), Optional.empty(), Map.of("sslmode", "secret")))
                .isInstanceOf(Misconfigured.class)
                .hasMessageContaining("sslmode must be one of disable, ");
    }

    @Test
    void a_certificate_that_is_not_there_is_named_and_a_key_is_not(@TempDir Path folder) throws Exception {
        Path there = Files.writeString(folder.resolve("ca.crt"), "x");
        Path missing = folder.resolve("missing");
        for (String option : new String[] {"sslrootcert", "sslcert"}) {
            assertThatThrownBy(
                            () -> open("postgresql://127.0.0.1:1/memory?sslmode=verify-full&" + option + "=" + missing))
                    .isInstanceOf(Misconfigured.class)
                    .hasMessageContaining("option " + option + " must name a file that can be read")
                    .hasMessageContaining(missing.toString());
        }
        assertThatThrownBy(() -> open("postgresql://127.0.0.1:1/memory?sslrootcert=" + there + "&sslkey=" + missing))
                .isInstanceOf(Misconfigured.class)
                .hasMessageContaining("sslkey")
                .hasMessageNotContaining(missing.toString());
    }

    private static void open(String url) {
        PgMemoryStore.open(PgStoreOptions.of(url)).close();
    }
}
