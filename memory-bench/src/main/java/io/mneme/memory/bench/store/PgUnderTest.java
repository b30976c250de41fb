package io.mneme.memory.bench.store;

import io.mneme.memory.port.store.MemoryStore;
import io.mneme.memory.store.pg.PgMemoryStore;
import io.mneme.memory.store.pg.PgStoreOptions;
import java.sql.SQLException;

/** Two schemas in one database. */
final class PgUnderTest implements StoreUnderTest {

    private final String schema = StoreUnderTest.freshName();
    private final BarePostgresql bare;
    private final PgMemoryStore store;

    /**
     * Makes the schemas.
     *
     * @param minimal whether the bare driver's tables have keys only
     * @param rowLevelSecurity whether the store has it, even if the URL does not say so
     */
    PgUnderTest(String url, boolean minimal, boolean rowLevelSecurity) throws SQLException {
        PgStoreOptions options = PgStoreOptions.of(url);
        store = PgMemoryStore.open(PgStoreOptions.builder(url)
                .schema(schema)
                .poolSize(MOST_THREADS)
                .rowLevelSecurity(rowLevelSecurity || options.rowLevelSecurity())
                .build());
        bare = new BarePostgresql(options.server(), schema + "_bare", minimal);
    }

    @Override
    public MemoryStore store() {
        return store;
    }

    @Override
    public BareDriver bare() {
        return bare;
    }

    @Override
    public void analyze() throws SQLException {
        String tables = "%1$s.threads, %1$s.messages";
        bare.execute("analyze " + tables.formatted(schema) + ", " + tables.formatted(schema + "_bare"));
    }

    @Override
    public void close() throws SQLException {
        store.close();
        bare.execute("drop schema " + schema + " cascade");
        bare.close();
    }
}
