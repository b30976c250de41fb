package io.mneme.memory.store.mongo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.mneme.memory.MemoryException.Misconfigured;
import io.mneme.memory.MemoryException.Unavailable;
import io.mneme.memory.port.store.Stores;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.security.GeneralSecurityException;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What a person reads when TLS or the password is wrong. */
class MongoRefusalsIT {

    private static final String SECRET = "the-secret-of-the-user";

    @RegisterExtension
    static final TlsServer SERVER = new TlsServer();

    @Test
    void a_wrong_password_is_misconfigured_and_not_quoted() {
        Throwable thrown = opening(TlsServer.url().replaceFirst(":[^:@]*@", ":" + SECRET + "@"));
        assertThat(thrown).isInstanceOf(Misconfigured.class).hasMessageContaining("password");
        assertThat(everyText(thrown)).doesNotContain(SECRET);
    }

    @Test
    void no_password_is_misconfigured() {
        assertThat(opening(TlsServer.url().replaceFirst("//[^@]*@", "//")))
                .isInstanceOf(Misconfigured.class)
                .hasMessageContaining("user");
    }

    @Test
    void a_connection_without_tls_is_told_that_it_may_need_it() {
        assertThat(opening(TlsServer.url().replace("tls=true", "tls=false")))
                .isInstanceOf(Unavailable.class)
                .hasMessageContaining("tls=true");
    }

    @Test
    void a_server_with_a_certificate_of_another_ca_is_not_talked_to() throws GeneralSecurityException {
        SSLContext trusting = SSLContext.getDefault();
        SSLContext usual = SSLContext.getInstance("TLS");
        usual.init(null, null, null);
        SSLContext.setDefault(usual);
        try {
            assertThat(opening(TlsServer.url()))
                    .isInstanceOf(Misconfigured.class)
                    .hasMessageContaining("certificate")
                    .hasMessageContaining("javax.net.ssl.trustStore");
        } finally {
            SSLContext.setDefault(trusting);
        }
    }

    private static Throwable opening(String url) {
        return catchThrowable(() -> Stores.open(url + "&timeoutMS=6000").close());
    }

    private static String everyText(Throwable thrown) {
        StringWriter text = new StringWriter();
        thrown.printStackTrace(new PrintWriter(text));
        return text.toString();
    }
}
