package io.mneme.memory.bench.store;

import io.mneme.memory.bench.place.SqlitePlace;
import io.mneme.memory.port.store.MemoryStore;
import java.io.IOException;
import java.sql.SQLException;

/** Two files in a temporary folder. */
final class SqliteUnderTest implements StoreUnderTest {

    private final SqlitePlace place = new SqlitePlace();
    private final BareDriver bare = new BareSqlite(place.folder().resolve("bare.db"));

    SqliteUnderTest() throws IOException {}

    @Override
    public MemoryStore store() {
        return place.store();
    }

    @Override
    public BareDriver bare() {
        return bare;
    }

    @Override
    public void close() throws SQLException, IOException {
        bare.close();
        place.close();
    }
}
