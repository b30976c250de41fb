package io.mneme.memory.store.pg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.mneme.memory.MemoryException.Misconfigured;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a person reads when TLS or the password is wrong. */
class PgTlsRefusalsIT {

    private static final String SECRET = "the-secret-of-the-user";

    private String url;
    private String withoutOptions;

    @BeforeEach
    void find() {
        url = VariantServer.url(VariantServer.TLS);
        withoutOptions = url.substring(0, url.indexOf('?'));
    }

    @Test
    void a_wrong_password_is_misconfigured_and_not_quoted() {
        Throwable thrown = opening(url.replaceFirst(":[^:@]*@", ":" + SECRET + "@"));
        assertThat(thrown).isInstanceOf(Misconfigured.class).hasMessageContaining("password", "28P01");
        assertThat(PgFailuresIT.everyText(thrown)).doesNotContain(SECRET);
    }

    @Test
    void a_connection_without_tls_is_told_that_it_may_need_it() {
        assertThat(opening(withoutOptions + "?sslmode=disable"))
                .isInstanceOf(Misconfigured.class)
                .hasMessageContaining("28000")
                .hasMessageContaining("sslmode");
    }

    @Test
    void a_server_with_a_certificate_of_another_ca_is_not_talked_to() throws URISyntaxException {
        Path another = Path.of(getClass().getResource("/another-ca.crt").toURI());
        assertThat(opening(withoutOptions + "?sslmode=verify-full&sslrootcert=" + another))
                .isInstanceOf(Misconfigured.class)
                .hasMessageContaining("certificate")
                .hasMessageContaining("sslrootcert");
    }

    @Test
    void a_server_without_tls_is_not_talked_to_in_plain_text() {
        assertThat(opening(VariantServer.url(VariantServer.PLAIN) + "?sslmode=require"))
                .isInstanceOf(Misconfigured.class)
                .hasMessageContaining("TLS")
                .hasMessageContaining("sslmode");
    }

    private static Throwable opening(String url) {
        PgStoreOptions options = TestDatabase.optionsOn(url)
                .connectionTimeout(Duration.ofSeconds(3))
                .build();
        return catchThrowable(() -> PgMemoryStore.open(options).close());
    }
}
