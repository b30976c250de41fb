package io.mneme.memory.store.pg;

import io.mneme.memory.MemoryException.Misconfigured;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Where and how to keep memory on PostgreSQL. As a URL in the manner of libpq:
 *
 * <pre>postgresql://user:password@host1:5432,host2:5432/database?option=value&amp;...</pre>
 *
 * <p>User, password, database and values are percent-encoded where they hold a reserved character. An option is one of
 * the components below (durations in ISO 8601, as {@code PT5S}; {@code rowLevelSecurity} is {@code on} or {@code off})
 * or a connection property of the PostgreSQL JDBC driver; any other is refused. Of several hosts the primary is used
 * ({@code targetServerType=primary}) and looked for again after a failover. Immutable and thread-safe; the text form
 * has no password.
 *
 * @param server how to reach the database
 * @param schema the schema that holds the tables, made if it is missing; default {@value #DEFAULT_SCHEMA}
 * @param tablePrefix put before every name in the schema, so that several stores fit into one; default empty
 * @param poolSize most connections, 1 or more; default {@value #DEFAULT_POOL_SIZE}
 * @param connectionTimeout how long a call waits for a connection, 250 ms or more; default 10 s
 * @param statementTimeout how long a call may use its connection, 100 ms or more; then its statement is cancelled, and
 *     if that does not help the connection is cut one second later; default 30 s
 * @param rowLevelSecurity whether the database itself shows a connection only the rows of the owner it works for;
 *     default off. It is a property of the schema: all processes on it must agree, and one that runs without it when
 *     another turns it on gets {@link Misconfigured} from then on, for all that it asks about rows that are there
 * @param role role to work as, one without {@code BYPASSRLS}, of which the user is a member; with row-level security
 *     only; default none, the user itself
 * @param partitions number of hash partitions by owner, 0 for plain tables; counts when the tables are made and never
 *     again; default 0
 * @param recallCache how many bytes of memory recall may use to keep what it read of the owners that were searched
 *     last, 0 for none, up to 1 TiB; default 128 MiB
 */
public record PgStoreOptions(
        PgServer server,
        String schema,
        String tablePrefix,
        int poolSize,
        Duration connectionTimeout,
        Duration statementTimeout,
        boolean rowLevelSecurity,
        Optional<String> role,
        int partitions,
        long recallCache) {

    /** Default of {@link #schema}. */
    public static final String DEFAULT_SCHEMA = "mneme";

    /** Default of {@link #poolSize}. */
    public static final int DEFAULT_POOL_SIZE = 10;

    /** Default of {@link #connectionTimeout}. */
    public static final Duration DEFAULT_CONNECTION_TIMEOUT = Duration.ofSeconds(10);

    /** Default of {@link #statementTimeout}. */
    public static final Duration DEFAULT_STATEMENT_TIMEOUT = Duration.ofSeconds(30);

    /** Default of {@link #recallCache}: 128 MiB. */
    public static final long DEFAULT_RECALL_CACHE = 128L << 20;

    /** Upper bound of {@link #recallCache}: 1 TiB. */
    public static final long MAX_RECALL_CACHE = 1L << 40;

    /** Most partitions. */
    public static final int MAX_PARTITIONS = 1_024;

    private static final Pattern NAME = Pattern.compile("[a-z_][a-z0-9_]{0,62}");
    private static final Pattern PREFIX = Pattern.compile("([a-z_][a-z0-9_]{0,29})?");
    private static final Duration SHORTEST_WAIT = Duration.ofMillis(250);
    private static final Duration LONGEST = Duration.ofDays(1);

    /** @throws Misconfigured if a value breaks its rule; the message names the option and the rule */
    public PgStoreOptions {
        check(
                NAME.matcher(schema).matches() && !schema.startsWith("pg_"),
                "schema",
                "1 to 63 of a-z, 0-9 and _, not starting with a digit or pg_; default " + DEFAULT_SCHEMA);
        check(
                PREFIX.matcher(tablePrefix).matches(),
                "tablePrefix",
                "0 to 30 of a-z, 0-9 and _, not starting with a digit; default empty");
        check(poolSize >= 1 && poolSize <= 10_000, "poolSize", "1 to 10000; default " + DEFAULT_POOL_SIZE);
        check(
                between(connectionTimeout, SHORTEST_WAIT, LONGEST),
                "connectionTimeout",
                "PT0.25S to P1D; default " + DEFAULT_CONNECTION_TIMEOUT);
        check(
                between(statementTimeout, Duration.ofMillis(100), LONGEST),
                "statementTimeout",
                "PT0.1S to P1D; default " + DEFAULT_STATEMENT_TIMEOUT);
        check(
                role.isEmpty() || rowLevelSecurity && !role.get().isBlank(),
                "role",
                "the name of a role, together with rowLevelSecurity=on; default none");
        checkSizes(partitions, recallCache);
    }

    /**
     * The options in a URL, defaults for the rest.
     *
     * @throws Misconfigured if the URL or an option is wrong
     */
    public static PgStoreOptions of(String url) {
        return builder(url).build();
    }

    /**
     * A builder that starts with the options in a URL.
     *
     * @throws Misconfigured if the URL or an option is wrong
     */
    public static PgStoreOptionsBuilder builder(String url) {
        return PgUrl.parse(url);
    }

    private static void checkSizes(int partitions, long recallCache) {
        check(partitions >= 0 && partitions <= MAX_PARTITIONS, "partitions", "0 to " + MAX_PARTITIONS + "; default 0");
        check(
                recallCache >= 0 && recallCache <= MAX_RECALL_CACHE,
                "recallCache",
                "0 to " + MAX_RECALL_CACHE + " bytes; default " + DEFAULT_RECALL_CACHE);
    }

    private static boolean between(Duration value, Duration least, Duration most) {
        return value.compareTo(least) >= 0 && value.compareTo(most) <= 0;
    }

    private static void check(boolean holds, String option, String rule) {
        if (!holds) {
            throw new Misconfigured("PostgreSQL option " + option + " must be " + rule);
        }
    }
}
