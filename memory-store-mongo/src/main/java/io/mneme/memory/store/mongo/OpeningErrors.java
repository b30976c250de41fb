package io.mneme.memory.store.mongo;

import com.mongodb.MongoException;
import com.mongodb.MongoOperationTimeoutException;
import com.mongodb.MongoSocketReadException;
import com.mongodb.MongoTimeoutException;
import com.mongodb.client.MongoClient;
import com.mongodb.connection.ServerDescription;
import io.mneme.memory.MemoryException;
import io.mneme.memory.MemoryException.Misconfigured;
import io.mneme.memory.MemoryException.Unavailable;
import java.security.cert.CertificateException;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * What opening a store throws instead of the driver's exception. When no server can be talked to, the driver's is a
 * timeout; the reason stands with each server.
 */
final class OpeningErrors {

    private OpeningErrors() {}

    static MemoryException translate(MongoException e, MongoClient client) {
        if (!(e instanceof MongoTimeoutException || e instanceof MongoOperationTimeoutException)) {
            return Errors.translate(e);
        } else if (failedBy(CertificateException.class, client)) {
            return new Misconfigured(
                    "the certificate of a MongoDB server is not trusted: check the host in the URL, and let the JVM know the"
                            + " server's CA, as with -Djavax.net.ssl.trustStore",
                    e);
        } else if (failedBy(MongoSocketReadException.class, client)) {
            return new Unavailable(
                    "MongoDB closed the connection: if it takes connections over TLS only, add tls=true to the URL", e);
        }
        return new Unavailable("no MongoDB server that can be written to answers at " + addresses(client), e);
    }

    private static String addresses(MongoClient client) {
        return client.getClusterDescription().getServerDescriptions().stream()
                .map(server -> server.getAddress().toString())
                .sorted()
                .collect(Collectors.joining(", "));
    }

    private static boolean failedBy(Class<? extends Throwable> type, MongoClient client) {
        return client.getClusterDescription().getServerDescriptions().stream()
                .map(ServerDescription::getException)
                .filter(Objects::nonNull)
                .anyMatch(failure -> hasCause(failure, type));
    }

    private static boolean hasCause(Throwable failure, Class<? extends Throwable> type) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (type.isInstance(cause)) {
                return true;
            }
        }
        return false;
    }
}
