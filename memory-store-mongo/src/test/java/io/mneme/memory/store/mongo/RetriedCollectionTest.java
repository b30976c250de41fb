package io.mneme.memory.store.mongo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.MongoException;
import com.mongodb.client.MongoCollection;
import io.mneme.memory.MemoryException.Unavailable;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.bson.Document;
import org.junit.jupiter.api.Test;

class RetriedCollectionTest {

    /** What DocumentDB answered for PostgreSQL's 40P01. */
    private static final int DEADLOCK = 16_908_292;

    private final AtomicInteger calls = new AtomicInteger();

    /** Counts, and fails with {@code code} the first {@code times}. */
    @SuppressWarnings("unchecked")
    private MongoCollection<Document> failing(int code, int times) {
        return (MongoCollection<Document>) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {MongoCollection.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("withTimeout")) {
                        return proxy;
                    }
                    if (calls.incrementAndGet() <= times) {
                        throw new MongoException(code, "failed");
                    }
                    return 7L;
                });
    }

    @Test
    void a_command_that_a_deadlock_has_undone_is_sent_again() {
        Deadline deadline = Deadline.in(Duration.ofSeconds(5));
        assertThat(RetriedCollection.of(failing(DEADLOCK, 3), deadline).countDocuments())
                .isEqualTo(7);
        assertThat(calls).hasValue(4);
    }

    @Test
    void every_other_failure_is_thrown_at_once() {
        Deadline deadline = Deadline.in(Duration.ofSeconds(5));
        MongoCollection<Document> collection = RetriedCollection.of(failing(11_000, 3), deadline);
        assertThatThrownBy(collection::countDocuments).isInstanceOf(MongoException.class);
        assertThat(calls).hasValue(1);
    }

    @Test
    void it_ends_with_the_call_s_time() {
        Deadline deadline = Deadline.in(Duration.ofSeconds(1));
        MongoCollection<Document> collection = RetriedCollection.of(failing(DEADLOCK, Integer.MAX_VALUE), deadline);
        assertThatThrownBy(collection::countDocuments).isInstanceOf(Unavailable.class);
        assertThat(calls.get()).isGreaterThan(1);
    }
}
