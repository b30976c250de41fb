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
        UrlOptions given = UrlOptions.of(options.url());
        DatabaseName.check(given.withoutOptions());
        ConnectionString url = read(given);
        checkPromises(url);
        Libraries.check(url);
        return url;
    }

    // Of what the driver says nothing is kept, not even as the cause: its messages may repeat a password.
    private static ConnectionString read(UrlOptions options) {
        try {
            return new ConnectionString(options.driverUrl());
        } catch (IllegalArgumentException | UnsupportedOperationException e) {
            throw isReadable(options.withoutOptions()) ? notTaken(options) : unreadable(options);
        }
    }

    private static boolean isReadable(String url) {
        try {
            return new ConnectionString(url).getHosts() != null;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static Misconfigured notTaken(UrlOptions options) {
        return new Misconfigured("MongoDB's driver does not take these options of the MongoDB URL, or not together: "
                + options.driverOptionNames());
    }

    private static Misconfigured unreadable(UrlOptions options) {
        return new Misconfigured("the MongoDB URL cannot be read; it is of the form"
                + " mongodb://[user:password@]host[:port][,host...]/[database][?option=value&...],"
                + " with special characters in user and password percent-encoded"
                + (options.driverOptions().isEmpty() ? "" : "; or its user does not fit its options: ")
                + options.driverOptionNames());
    }

    private static void checkPromises(ConnectionString url) {
        WriteConcern write = url.getWriteConcern();
        if (write != null && (!"majority".equals(write.getWObject()) || Boolean.FALSE.equals(write.getJournal()))) {
            throw new Misconfigured(
                    "Mneme writes with w=majority and journal=true; leave w, journal, safe and wtimeoutMS out of the URL");
        }
        ReadPreference preference = url.getReadPreference();
        if (preference != null && !preference.equals(ReadPreference.primary())) {
            throw new Misconfigured("Mneme reads from the primary; leave readPreference out of the URL");
        }
        if (url.getReadConcern() != null && url.getReadConcern().getLevel() != ReadConcernLevel.MAJORITY) {
            throw new Misconfigured("Mneme reads what a majority has; leave readConcernLevel out of the URL");
        }
    }

    /**
     * The driver's settings.
     *
     * @throws Misconfigured if it does not take an option
     */
    static MongoClientSettings settings(MongoStoreOptions options, ConnectionString url) {
        try {
            return build(options, url);
        } catch (IllegalArgumentException | IllegalStateException e) {
            throw notTaken(UrlOptions.of(options.url()));
        }
    }

    private static MongoClientSettings build(MongoStoreOptions options, ConnectionString url) {
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
