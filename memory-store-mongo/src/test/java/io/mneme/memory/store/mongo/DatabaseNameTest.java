package io.mneme.memory.store.mongo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mneme.memory.MemoryException.Misconfigured;
import io.mneme.memory.port.store.Stores;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DatabaseNameTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a$b",
                "a%24b",
                "a.b",
                "a%20b",
                "a+b",
                "a/b",
                "a%2Fb",
                "a%5Cb",
                "a%22b",
                "a%00b",
                "x123456789012345678901234567890123456789012345678901234567890123",
                "%C3%A4%C3%A4%C3%A4%C3%A4%C3%A4%C3%A4%C3%A4%C3%A4%C3%A4%C3%A4%C3%A4%C3%A4%C3%A4%C3%A4%C3%A4%C3%A4"
                        + "%C3%A4%C3%A4%C3%A4%C3%A4%C3%A4%C3%A4%C3%A4%C3%A4%C3%A4%C3%A4%C3%A4%C3%A4%C3%A4%C3%A4%C3%A4%C3%A4",
            })
    void what_mongodb_does_not_allow_is_refused_before_anybody_is_asked(String path) {
        assertThatThrownBy(() -> Stores.open("mongodb://nosuch.invalid/" + path + "?timeoutMS=60000"))
                .isInstanceOf(Misconfigured.class)
                .hasMessageContaining("database")
                .hasMessageContaining("63 bytes")
                .hasNoCause();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "x12345678901234567890123456789012345678901234567890123456789012",
                "Team-A_1",
                "a%40b",
                "%C3%A4",
                "a%2Bb"
            })
    void what_it_allows_is_taken(String path) {
        assertThat(Connection.parse(MongoStoreOptions.of("mongodb://localhost/" + path)))
                .isNotNull();
    }
}
