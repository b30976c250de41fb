package io.mneme.memory.bench.place;

import com.mongodb.ConnectionString;
import com.mongodb.MongoCredential;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import io.mneme.memory.port.store.MemoryStore;
import io.mneme.memory.port.store.Stores;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A database. */
public final class MongoPlace implements OwnPlace {

    private static final Pattern PARTS = Pattern.compile("([^:]+://[^/?]+)(?:/[^?]*)?(?:\\?(.*))?");

    private final String database = OwnPlace.freshName();
    private final String url;
    private final MemoryStore store;

    /** Makes the database, on the server of {@code server}. */
    public MongoPlace(String server) {
        url = inDatabase(server, database);
        try {
            store = Stores.open(url);
        } catch (RuntimeException e) {
            drop();
            throw e;
        }
    }

    /** The same server; the user still logs in where the URL said. */
    private static String inDatabase(String url, String database) {
        Matcher parts = PARTS.matcher(url);
        if (!parts.matches()) {
            throw new IllegalArgumentException("a MongoDB URL has the form mongodb://host:port/database?option=value");
        }
        String options = parts.group(2) == null ? "" : parts.group(2) + "&";
        MongoCredential login = new ConnectionString(url).getCredential();
        boolean says = login == null || options.toLowerCase(Locale.ROOT).contains("authsource=");
        return parts.group(1) + "/" + database + "?" + options + (says ? "" : "authSource=" + login.getSource());
    }

    /** The database's URL. */
    public String url() {
        return url;
    }

    @Override
    public MemoryStore store() {
        return store;
    }

    @Override
    public void close() {
        store.close();
        drop();
    }

    private void drop() {
        try (MongoClient client = MongoClients.create(url)) {
            client.getDatabase(database).drop();
        }
    }
}
