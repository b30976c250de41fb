package io.mneme.memory.store.pg;

import java.time.Duration;
import java.util.Optional;

/**
 * Builds {@link PgStoreOptions}, which describes each option; values are checked by {@link #build}. Not thread-safe.
 */
public final class PgStoreOptionsBuilder {

    private final PgServer server;
    private String schema = PgStoreOptions.DEFAULT_SCHEMA;
    private String tablePrefix = "";
    private int poolSize = PgStoreOptions.DEFAULT_POOL_SIZE;
    private Duration connectionTimeout = PgStoreOptions.DEFAULT_CONNECTION_TIMEOUT;
    private Duration statementTimeout = PgStoreOptions.DEFAULT_STATEMENT_TIMEOUT;
    private boolean rowLevelSecurity;
    private Optional<String> role = Optional.empty();
    private int partitions;
    private long recallCache = PgStoreOptions.DEFAULT_RECALL_CACHE;

    PgStoreOptionsBuilder(PgServer server) {
        this.server = server;
    }

    /** Sets {@link PgStoreOptions#schema}. */
    public PgStoreOptionsBuilder schema(String value) {
        schema = value;
        return this;
    }

    /** Sets {@link PgStoreOptions#tablePrefix}. */
    public PgStoreOptionsBuilder tablePrefix(String value) {
        tablePrefix = value;
        return this;
    }

    /** Sets {@link PgStoreOptions#poolSize}. */
    public PgStoreOptionsBuilder poolSize(int value) {
        poolSize = value;
        return this;
    }

    /** Sets {@link PgStoreOptions#connectionTimeout}. */
    public PgStoreOptionsBuilder connectionTimeout(Duration value) {
        connectionTimeout = value;
        return this;
    }

    /** Sets {@link PgStoreOptions#statementTimeout}. */
    public PgStoreOptionsBuilder statementTimeout(Duration value) {
        statementTimeout = value;
        return this;
    }

    /** Sets {@link PgStoreOptions#rowLevelSecurity}. */
    public PgStoreOptionsBuilder rowLevelSecurity(boolean value) {
        rowLevelSecurity = value;
        return this;
    }

    /** Sets {@link PgStoreOptions#role}. */
    public PgStoreOptionsBuilder role(String value) {
        role = Optional.of(value);
        return this;
    }

    /** Sets {@link PgStoreOptions#partitions}. */
    public PgStoreOptionsBuilder partitions(int value) {
        partitions = value;
        return this;
    }

    /** Sets {@link PgStoreOptions#recallCache}. */
    public PgStoreOptionsBuilder recallCache(long value) {
        recallCache = value;
        return this;
    }

    /**
     * Builds the options.
     *
     * @throws io.mneme.memory.MemoryException.Misconfigured if a value breaks its rule
     */
    public PgStoreOptions build() {
        return new PgStoreOptions(
                server,
                schema,
                tablePrefix,
                poolSize,
                connectionTimeout,
                statementTimeout,
                rowLevelSecurity,
                role,
                partitions,
                recallCache);
    }
}
