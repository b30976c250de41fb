package io.mneme.memory.store.mongo;

import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A server that takes connections over TLS and with a SCRAM password only, by the variables that
 * {@code scripts/databases urls} prints. While it is registered, the JVM trusts that server's CA, as with the system
 * property {@code javax.net.ssl.trustStore}. Without the server the class is not run and says so; but in CI on the
 * servers of {@code scripts/databases}, which brings it, the class fails.
 */
final class TlsServer implements BeforeAllCallback, AfterAllCallback {

    private static final String URL = "MEMORY_IT_MONGODB_TLS_URL";
    private static final String CA = "MEMORY_IT_MONGODB_TLS_CA";

    private SSLContext before;

    static String url() {
        return variable(URL);
    }

    @Override
    public void beforeAll(ExtensionContext context) throws GeneralSecurityException, IOException {
        Path certificate = Path.of(variable(CA));
        before = SSLContext.getDefault();
        SSLContext.setDefault(trusting(certificate));
    }

    @Override
    public void afterAll(ExtensionContext context) {
        if (before != null) {
            SSLContext.setDefault(before);
        }
    }

    private static SSLContext trusting(Path certificate) throws GeneralSecurityException, IOException {
        KeyStore trusted = KeyStore.getInstance(KeyStore.getDefaultType());
        trusted.load(null, null);
        try (InputStream in = Files.newInputStream(certificate)) {
            trusted.setCertificateEntry(
                    "ca", CertificateFactory.getInstance("X.509").generateCertificate(in));
        }
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(trusted);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, factory.getTrustManagers(), null);
        return context;
    }

    private static String variable(String name) {
        String value = System.getenv(name);
        if (value != null && !value.isBlank()) {
            return value;
        }
        String reason = "not run: set " + name + ", as with: eval \"$(scripts/databases urls)\"";
        boolean expected = "true".equalsIgnoreCase(System.getenv("CI"))
                && "scripts/databases".equals(System.getenv("MEMORY_IT_SERVERS"));
        return expected ? fail(reason) : abort(reason);
    }
}
