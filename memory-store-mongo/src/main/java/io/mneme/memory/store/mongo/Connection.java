package io.mneme.memory.store.mongo;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.ReadConcernLevel;
import com.mongodb.ReadPreference;
import com.mongodb.WriteConcern;
import io.mneme.memory.MemoryException.Misconfigured;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** From options to the driver's settings. Thread-safe. */
final class Connection {

    /** What Mneme says is written stays written, also after a failover; so this is not a choice. */
    static final WriteConcern DURABLE = WriteConcern.MAJORITY.withJournal(true);

    private Connection() {}

    /**
     * Reads the URL.
     *
     * @throws Misconfigured if it is none, asks for less than Mneme promises, or needs a library that is not there; the
     *     message does not repeat it
     */
    static ConnectionString parse(MongoStoreOptions options) {
        ConnectionString url;
        try {
            url = new ConnectionString(options.url());
        } catch (IllegalArgumentException e) {
            // Not even as the cause: its message may repeat a password.
            throw new Misconfigured("the MongoDB URL cannot be read; it is of the form"
                    + " mongodb://[user:password@]host[:port][,host...]/[database][?option=value&...],"
                    + " with special characters in user and password percent-encoded");
        }
        checkDatabase(url);
        checkPromises(url);
        Libraries.check(url);
        return url;
    }

    private static void checkDatabase(ConnectionString url) {
        if (url.getCollection() != null) {
            throw new Misconfigured("the path of the MongoDB URL is a database's name, without a dot");
        }
    }

    private static void checkPromises(ConnectionString url) {
        WriteConcern write = url.getWriteConcern();
        if (write != null && (!"majority".equals(write.getWObject()) || Boolean.FALSE.equals(write.getJournal()))) {
            throw new Misconfigured(
                    "Mneme writes with w=majority and journal=true; leave w and journal out of the URL");
        }
        ReadPreference preference = url.getReadPreference();
        if (preference != null && !preference.equals(ReadPreference.primary())) {
            throw new Misconfigured("Mneme reads from the primary; leave readPreference out of the URL");
        }
        if (url.getReadConcern() != null && url.getReadConcern().getLevel() != ReadConcernLevel.MAJORITY) {
            throw new Misconfigured("Mneme reads what a majority has; leave readConcernLevel out of the URL");
        }
    }

    /** The driver's settings. */
    static MongoClientSettings settings(MongoStoreOptions options, ConnectionString url) {
        return MongoClientSettings.builder()
                .applyConnectionString(url)
                .applicationName(Optional.ofNullable(url.getApplicationName()).orElse("mneme"))
                .writeConcern(DURABLE)
                .readPreference(ReadPreference.primary())
                .timeout(options.timeout().toMillis(), TimeUnit.MILLISECONDS)
                .build();
    }

    /** The database that the URL names. */
    static String database(ConnectionString url) {
        return Optional.ofNullable(url.getDatabase()).orElse(MongoStoreOptions.DEFAULT_DATABASE);
    }
}
