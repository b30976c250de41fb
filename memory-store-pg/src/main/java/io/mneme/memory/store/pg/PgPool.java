package io.mneme.memory.store.pg;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.SQLExceptionOverride;
import com.zaxxer.hikari.pool.HikariPool;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Properties;
import org.postgresql.PGProperty;

/** Makes the connection pool. */
final class PgPool {

    private static final Duration VALIDATION = Duration.ofSeconds(5);

    private PgPool() {}

    /** Opens the pool with one connection, so that a wrong address or password fails at once. */
    static HikariDataSource open(PgStoreOptions options) {
        PgDriverOption.checkFiles(options.server());
        try {
            return new HikariDataSource(config(options));
        } catch (HikariPool.PoolInitializationException e) {
            throw PgErrors.notOpened(e, options.server());
        }
    }

    private static HikariConfig config(PgStoreOptions options) {
        HikariConfig config = new HikariConfig();
        config.setPoolName("mneme-" + options.schema());
        config.setJdbcUrl(options.server().address());
        options.server().user().ifPresent(config::setUsername);
        options.server().password().ifPresent(config::setPassword);
        config.setMaximumPoolSize(options.poolSize());
        config.setConnectionTimeout(options.connectionTimeout().toMillis());
        config.setValidationTimeout(min(options.connectionTimeout(), VALIDATION).toMillis());
        config.setDataSourceProperties(properties(options));
        config.setExceptionOverride(new DemotedServer());
        return config;
    }

    private static Properties properties(PgStoreOptions options) {
        Properties properties = new Properties();
        PGProperty.APPLICATION_NAME.set(properties, "mneme");
        PGProperty.TARGET_SERVER_TYPE.set(properties, "primary");
        // How long the driver believes that a standby is one: a promoted one is found that soon.
        PGProperty.HOST_RECHECK_SECONDS.set(properties, 1);
        PGProperty.TCP_KEEP_ALIVE.set(properties, true);
        // Without the details of an error, which hold bound values.
        PGProperty.LOG_SERVER_ERROR_DETAIL.set(properties, false);
        PGProperty.CONNECT_TIMEOUT.set(properties, seconds(min(options.connectionTimeout(), Duration.ofSeconds(10))));
        // The time to log in; after that PgDeadlines cuts what hangs.
        PGProperty.LOGIN_TIMEOUT.set(properties, seconds(options.connectionTimeout()));
        options.server().properties().forEach(properties::setProperty);
        return properties;
    }

    /** Whole seconds, rounded up. */
    private static int seconds(Duration duration) {
        return (int) duration.plusNanos(999_999_999).toSeconds();
    }

    private static Duration min(Duration left, Duration right) {
        return left.compareTo(right) <= 0 ? left : right;
    }

    /** Drops a connection whose server became a standby: the next one goes to the new primary. */
    private static final class DemotedServer implements SQLExceptionOverride {
        @java.lang.Override
        public Override adjudicate(SQLException e) {
            return PgErrors.READ_ONLY.equals(e.getSQLState()) ? Override.MUST_EVICT : Override.CONTINUE_EVICT;
        }
    }
}
