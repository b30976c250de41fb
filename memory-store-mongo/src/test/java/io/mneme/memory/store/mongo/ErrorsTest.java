package io.mneme.memory.store.mongo;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.MongoCommandException;
import com.mongodb.MongoException;
import com.mongodb.MongoExecutionTimeoutException;
import com.mongodb.MongoNotPrimaryException;
import com.mongodb.MongoSocketReadException;
import com.mongodb.MongoTimeoutException;
import com.mongodb.ServerAddress;
import io.mneme.memory.MemoryException;
import io.mneme.memory.MemoryException.InvalidInput;
import io.mneme.memory.MemoryException.Misconfigured;
import io.mneme.memory.MemoryException.Unavailable;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonMaximumSizeExceededException;
import org.bson.BsonSerializationException;
import org.bson.BsonString;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ErrorsTest {

    private static final ServerAddress SERVER = new ServerAddress("localhost");

    @ParameterizedTest
    @ValueSource(ints = {1, 6, 7, 50, 64, 89, 91, 112, 189, 262, 10_107, 11_600, 13_435, 13_436, 9_999_999})
    void what_may_pass_is_unavailable(int code) {
        assertThat(translated(command(code))).isInstanceOf(Unavailable.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 9, 13, 18, 20, 59, 73, 85, 86, 115, 121, 238, 8_000})
    void what_stays_is_misconfigured(int code) {
        assertThat(translated(command(code))).isInstanceOf(Misconfigured.class);
    }

    @Test
    void too_much_is_invalid_input() {
        assertThat(translated(command(10_334))).isInstanceOf(InvalidInput.class);
        assertThat(Errors.translate(new BsonMaximumSizeExceededException("too large")))
                .isInstanceOf(InvalidInput.class);
    }

    @Test
    void network_and_failover_are_unavailable() {
        assertThat(translated(new MongoSocketReadException("closed", SERVER))).isInstanceOf(Unavailable.class);
        assertThat(translated(new MongoTimeoutException("no server"))).isInstanceOf(Unavailable.class);
        assertThat(translated(new MongoNotPrimaryException(response(10_107), SERVER)))
                .isInstanceOf(Unavailable.class);
        assertThat(translated(new MongoExecutionTimeoutException(50, "late"))).isInstanceOf(Unavailable.class);
    }

    @Test
    void unreadable_data_is_misconfigured() {
        assertThat(Errors.translate(new BsonSerializationException("damaged"))).isInstanceOf(Misconfigured.class);
    }

    @Test
    void the_message_has_the_code_and_not_what_the_server_said() {
        MemoryException error = translated(command(1));
        assertThat(error)
                .hasMessageContaining("code 1")
                .hasMessageNotContaining("private")
                .hasCauseInstanceOf(MongoException.class);
    }

    private static MemoryException translated(MongoException e) {
        return Errors.translate(e);
    }

    private static MongoCommandException command(int code) {
        return new MongoCommandException(response(code), SERVER);
    }

    private static BsonDocument response(int code) {
        return new BsonDocument("ok", new BsonInt32(0))
                .append("code", new BsonInt32(code))
                .append("errmsg", new BsonString("private"));
    }
}
