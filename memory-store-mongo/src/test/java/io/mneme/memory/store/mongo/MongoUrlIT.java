package io.mneme.memory.store.mongo;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.MongoCommandException;
import com.mongodb.ServerAddress;
import io.mneme.memory.MemoryException.Misconfigured;
import io.mneme.memory.MemoryException.Unavailable;
import io.mneme.memory.port.store.Stores;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What a person reads who wrote a URL that the server, or the driver in front of it, does not take. */
class MongoUrlIT {

    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.create();

    @Test
    void a_class_that_is_missing_while_opening_is_named_in_a_line() {
        assertThatThrownBy(() -> DATABASE.store(collection -> {
                    throw new NoClassDefFoundError("org/example/Missing");
                }))
                .isInstanceOf(Misconfigured.class)
                .hasMessageContaining("org/example/Missing");
    }

    @Test
    void a_database_name_of_which_only_the_server_knows_that_it_is_bad_is_told_as_such() {
        assertThatThrownBy(() -> DATABASE.store(collection -> {
                    throw new MongoCommandException(
                            new BsonDocument("ok", new BsonInt32(0)).append("code", new BsonInt32(73)),
                            new ServerAddress());
                }))
                .isInstanceOf(Misconfigured.class)
                .hasMessageContaining("database");
    }

    @Test
    void a_host_beside_the_server_and_a_replica_set_that_there_is_not_are_named() {
        String url = DATABASE.url()
                .replaceFirst("^(mongodb://(?:[^@/]*@)?[^/]*)/([^?]*).*", "$1,127.0.0.1:1/$2?timeoutMS=1500");
        assertThatThrownBy(() -> Stores.open(url + "&replicaSet=nosuch"))
                .isInstanceOf(Unavailable.class)
                .hasMessageContaining("127.0.0.1:1, ")
                .hasMessageContaining("replicaSet");
    }
}
