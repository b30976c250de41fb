package io.mneme.memory.bench.store;

import io.mneme.memory.bench.place.MongoPlace;
import io.mneme.memory.port.store.MemoryStore;

/** One database for both, with collections of their own. */
final class MongoUnderTest implements StoreUnderTest {

    private final MongoPlace place;
    private final BareMongodb bare;

    MongoUnderTest(String url, boolean minimal) {
        place = new MongoPlace(url);
        bare = new BareMongodb(place.url(), minimal);
    }

    @Override
    public MemoryStore store() {
        return place.store();
    }

    @Override
    public BareMongodb bare() {
        return bare;
    }

    @Override
    public void close() {
        bare.close();
        place.close();
    }
}
