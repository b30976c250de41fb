package io.mneme.memory.bench.store;

import com.mongodb.ConnectionString;
import com.mongodb.MongoCredential;
import io.mneme.memory.port.store.MemoryStore;
import io.mneme.memory.port.store.Stores;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One database for both, with collections of their own. */
final class MongoUnderTest implements StoreUnderTest {

    private static final Pattern PARTS = Pattern.compile("([^:]+://[^/?]+)(?:/[^?]*)?(?:\\?(.*))?");

    private final MemoryStore store;
    private final BareMongodb bare;

    MongoUnderTest(String url, boolean minimal) {
        String own = inDatabase(url, StoreUnderTest.freshName());
        store = Stores.open(own);
        bare = new BareMongodb(own, minimal);
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

    @Override
    public MemoryStore store() {
        return store;
    }

    @Override
    public BareMongodb bare() {
        return bare;
    }

    /** The bare driver drops the database. */
    @Override
    public void close() {
        store.close();
        bare.close();
    }
}
