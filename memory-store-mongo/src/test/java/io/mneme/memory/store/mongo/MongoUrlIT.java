package io.mneme.memory.store.mongo;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mneme.memory.MemoryException.Misconfigured;
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
}
