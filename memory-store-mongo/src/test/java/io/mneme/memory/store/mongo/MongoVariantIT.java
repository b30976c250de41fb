package io.mneme.memory.store.mongo;

import io.mneme.memory.port.store.MemoryStore;
import io.mneme.memory.testkit.contract.MemoryStoreContract;
import java.util.TimeZone;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * The contract with a prefix, a database of another name, one connection, nothing of recall kept, and far from
 * Greenwich.
 */
class MongoVariantIT implements MemoryStoreContract {

    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.named(
            "Other-Team_" + UUID.randomUUID().toString().substring(0, 8), "Bot_2_", "maxPoolSize=1&recallCache=0");

    private static final TimeZone ZONE = TimeZone.getDefault();

    private static MemoryStore store;
    private static MemoryStore second;

    @BeforeAll
    static void open() {
        TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Chatham"));
        store = DATABASE.store();
        second = DATABASE.store();
    }

    @AfterAll
    static void home() {
        TimeZone.setDefault(ZONE);
    }

    @Override
    public MemoryStore store() {
        return store;
    }

    @Override
    public MemoryStore secondStore() {
        return second;
    }

    @Override
    public MemoryStore storeToClose() {
        return DATABASE.store();
    }

    @Override
    public MemoryStore emptyStore() {
        return DATABASE.emptyStore();
    }
}
