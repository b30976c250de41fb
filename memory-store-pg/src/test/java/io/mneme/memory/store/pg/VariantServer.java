package io.mneme.memory.store.pg;

import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import java.util.Optional;

/**
 * The servers of variants, by the variables that {@code scripts/databases urls} prints. Without one its tests are not
 * run and say so; but in CI on the servers of {@code scripts/databases}, which brings all of them, they fail.
 */
final class VariantServer {

    /** PgBouncer in transaction mode before an ordinary server. */
    static final String BOUNCER = "MEMORY_IT_PGBOUNCER_URL";

    /** A server that takes connections over TLS only, with the CA in the URL. */
    static final String TLS = "MEMORY_IT_POSTGRESQL_TLS_URL";

    /** A database that cannot have pgvector. */
    static final String PLAIN = "MEMORY_IT_POSTGRESQL_PLAIN_URL";

    private static final String BROUGHT_BY = "MEMORY_IT_SERVERS";

    private VariantServer() {}

    static String url(String variable) {
        return find(variable).orElseGet(() -> missing(variable));
    }

    static Optional<String> find(String variable) {
        return Optional.ofNullable(System.getenv(variable)).filter(value -> !value.isBlank());
    }

    private static String missing(String variable) {
        String reason = "not run: set " + variable + ", as with: eval \"$(scripts/databases urls)\"";
        boolean expected = "true".equalsIgnoreCase(System.getenv("CI"))
                && find(BROUGHT_BY).filter("scripts/databases"::equals).isPresent();
        return expected ? fail(reason) : abort(reason);
    }
}
