package io.mneme.memory.store.mongo;

import com.mongodb.ConnectionString;
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

    private static final int INVALID_NAMESPACE = 73;

    private OpeningErrors() {}

    static MemoryException translate(MongoException e, ConnectionString url, MongoClient client) {
        if (e.getCode() == INVALID_NAMESPACE) {
            return DatabaseName.wrong(e);
        } else if (!(e instanceof MongoTimeoutException || e instanceof MongoOperationTimeoutException)) {
            return Errors.translate(e);
        } else if (failedBy(CertificateException.class, client)) {
            return new Misconfigured(
                    "the certificate of a MongoDB server is not trusted: check the host in the URL, and let the JVM know the"
                            + " server's CA, as with -Djavax.net.ssl.trustStore",
                    e);
        } else if (failedBy(MongoSocketReadException.class, client)) {
            return new Unavailable(
                    "MongoDB closed the connection: if it takes connections over TLS only, add tls=true to the URL", e);
        } else if (client.getClusterDescription().getSrvResolutionException() != null) {
            return new Unavailable(
                    "DNS has no SRV entry, or does not answer, for the mongodb+srv host "
                            + url.getHosts().get(0),
                    e);
        }
        return new Unavailable("no MongoDB server that can be written to answers at " + hosts(url) + hint(url), e);
    }

    /** As in the URL: the driver forgets hosts that are not what it looks for. */
    private static String hosts(ConnectionString url) {
        return url.getHosts().stream().sorted().collect(Collectors.joining(", "));
    }

    private static String hint(ConnectionString url) {
        return url.getRequiredReplicaSetName() == null && url.getHosts().size() < 2
                ? ""
                : "; a URL with replicaSet or several hosts looks for the members of one replica set and leaves out all"
                        + " others, such as a standalone server";
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
