package io.mneme.memory.bench.store;

import io.mneme.memory.bench.place.PgPlace;
import io.mneme.memory.port.store.MemoryStore;
import io.mneme.memory.store.pg.PgStoreOptions;
import java.sql.SQLException;

/** Two schemas in one database. */
final class PgUnderTest implements StoreUnderTest {

    private final PgPlace place;
    private final BarePostgresql bare;

    /**
     * Makes the schemas.
     *
     * @param minimal whether the bare driver's tables have keys only
     * @param rowLevelSecurity whether the store has it, even if the URL does not say so
     */
    PgUnderTest(String url, boolean minimal, boolean rowLevelSecurity) throws SQLException {
        PgStoreOptions options = PgStoreOptions.of(url);
        place = new PgPlace(
                url,
                more -> more.poolSize(MOST_THREADS).rowLevelSecurity(rowLevelSecurity || options.rowLevelSecurity()));
        bare = new BarePostgresql(options.server(), place.schema() + "_bare", minimal);
    }

    @Override
    public MemoryStore store() {
        return place.store();
    }

    @Override
    public BareDriver bare() {
        return bare;
    }

    @Override
    public void analyze() throws SQLException {
        String tables = "%1$s.threads, %1$s.messages";
        bare.execute("analyze " + tables.formatted(place.schema()) + ", " + tables.formatted(place.schema() + "_bare"));
    }

    @Override
    public void close() throws SQLException {
        bare.close();
        place.close();
    }
}
