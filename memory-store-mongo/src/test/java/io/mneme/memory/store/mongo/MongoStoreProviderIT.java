package io.mneme.memory.store.mongo;

import static org.assertj.core.api.Assertions.assertThat;

import io.mneme.memory.port.store.StoreProvider;
import io.mneme.memory.testkit.contract.StoreProviderContract;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class MongoStoreProviderIT implements StoreProviderContract {

    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.create();

    @BeforeEach
    void empty() {
        DATABASE.database().drop();
    }

    @Override
    public StoreProvider provider() {
        return new MongoStoreProvider();
    }

    @Override
    public String newUrl() {
        return DATABASE.url();
    }

    @Test
    void asking_makes_no_collection_and_another_prefix_is_another_store() {
        assertThat(provider().exists(newUrl())).isFalse();
        assertThat(DATABASE.database().listCollectionNames()).isEmpty();
        provider().open(newUrl()).close();
        String query = newUrl().contains("?") ? "&" : "?";
        assertThat(provider().exists(newUrl() + query + "collectionPrefix=other_"))
                .isFalse();
    }
}
