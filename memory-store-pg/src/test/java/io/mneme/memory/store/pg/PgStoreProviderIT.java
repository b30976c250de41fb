package io.mneme.memory.store.pg;

import static org.assertj.core.api.Assertions.assertThat;

import io.mneme.memory.port.store.StoreProvider;
import io.mneme.memory.testkit.contract.StoreProviderContract;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PgStoreProviderIT implements StoreProviderContract {

    private final String schema = TestDatabase.newSchema();

    @AfterEach
    void drop() {
        TestDatabase.drop(PgStoreOptions.of(newUrl()));
    }

    @Override
    public StoreProvider provider() {
        return new PgStoreProvider();
    }

    @Override
    public String newUrl() {
        String url = TestDatabase.url();
        return url + (url.contains("?") ? "&" : "?") + "poolSize=1&schema=" + schema;
    }

    @Test
    void asking_makes_no_schema_and_another_prefix_is_another_store() {
        String schemas = "select count(*) from pg_namespace where nspname = '" + schema + "'";
        assertThat(provider().exists(newUrl())).isFalse();
        assertThat(TestDatabase.query(schemas)).containsExactly("0");
        provider().open(newUrl()).close();
        assertThat(provider().exists(newUrl() + "&tablePrefix=other_")).isFalse();
    }
}
