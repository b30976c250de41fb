package io.mneme.memory.store.mongo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Updates;
import io.mneme.memory.MemoryException.Unavailable;
import io.mneme.memory.testkit.Outcome;
import io.mneme.memory.testkit.Race;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.bson.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

@Timeout(60)
class SchemaLockIT {

    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.create();

    private static final Duration LEASE = Duration.ofSeconds(5);

    private final AtomicLong clock = new AtomicLong();
    private final LeaseTerms standing = new LeaseTerms(LEASE, Duration.ofMinutes(1), clock::get);
    private final LeaseTerms real = new LeaseTerms(LEASE, Duration.ofMinutes(1), System::nanoTime);

    @BeforeEach
    void empty() {
        DATABASE.database().drop();
    }

    @Test
    void a_silent_holders_lock_is_taken_after_the_leases_length_and_not_before() {
        leaveALock();
        SchemaLock lock = new SchemaLock(schema(), standing);
        assertThat(lock.tryTake()).isEmpty();
        clock.addAndGet(LEASE.toNanos() - 1);
        assertThat(lock.tryTake()).isEmpty();
        clock.addAndGet(1);
        lock.tryTake().orElseThrow().close();
        assertThat(schema().countDocuments()).isZero();
    }

    @Test
    void a_holder_that_shows_itself_keeps_the_lock() {
        leaveALock();
        SchemaLock lock = new SchemaLock(schema(), standing);
        for (int beat = 1; beat < 5; beat++) {
            schema().updateOne(SchemaLock.SELF, Updates.inc(SchemaLock.BEAT, 1L));
            assertThat(lock.tryTake()).isEmpty();
            clock.addAndGet(LEASE.toNanos());
        }
    }

    @Test
    void one_of_many_takes_over_what_a_dead_process_left() {
        leaveALock();
        List<Callable<Optional<SchemaLease>>> nodes = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            SchemaLock lock = new SchemaLock(schema(), standing);
            assertThat(lock.tryTake()).isEmpty();
            nodes.add(lock::tryTake);
        }
        clock.addAndGet(LEASE.toNanos());
        List<SchemaLease> taken = Race.run(nodes).stream()
                .map(Outcome::value)
                .flatMap(Optional::stream)
                .toList();
        taken.forEach(SchemaLease::close);
        assertThat(taken).hasSize(1);
    }

    @Test
    void the_next_start_after_a_kill_is_in_soon_whatever_the_dead_one_promised() {
        long far = System.currentTimeMillis() + Duration.ofDays(1).toMillis();
        schema().insertOne(new Document(SchemaLock.SELF).append("owner", "dead").append("until", far));
        new Schema(collections(), Schema.STEPS, real).bringUpToDate();
        assertThat(version()).isEqualTo(Schema.STEPS.size());
        assertThat(LeaseTerms.DEFAULT.lease()).isLessThanOrEqualTo(Duration.ofSeconds(10));
    }

    @Test
    void a_step_longer_than_the_lease_is_waited_for() {
        AtomicInteger byFirst = new AtomicInteger();
        AtomicInteger bySecond = new AtomicInteger();
        Migration slow = collections -> {
            Race.run(List.of(
                    () -> {
                        new Schema(collections(), List.of(counting(bySecond)), real).bringUpToDate();
                        return bySecond.get();
                    },
                    () -> {
                        awaitBeats(6);
                        counting(byFirst).run(collections);
                        setVersion(1);
                        return byFirst.get();
                    }));
            assertThat(schema().countDocuments(SchemaLock.SELF)).isEqualTo(1);
        };
        new Schema(collections(), List.of(slow), real).bringUpToDate();
        assertThat(byFirst).hasValue(1);
        assertThat(bySecond).hasValue(0);
        assertThat(schema().countDocuments(SchemaLock.SELF)).isZero();
    }

    @Test
    void a_holder_cut_off_for_longer_than_the_lease_sends_nothing_more() {
        losingItsLockEndsWithoutAnotherWrite(() -> clock.addAndGet(LEASE.toNanos()));
    }

    @Test
    void a_holder_that_finds_the_lock_taken_sends_nothing_more() {
        losingItsLockEndsWithoutAnotherWrite(() -> {});
    }

    private void losingItsLockEndsWithoutAnotherWrite(Runnable afterTheLoss) {
        AtomicInteger second = new AtomicInteger();
        Migration losing = collections -> {
            anotherTakesOverAndRunsAll(2);
            afterTheLoss.run();
            while (true) {
                collections.threads().find(new Document("_id", "none")).first();
            }
        };
        new Schema(collections(), List.of(losing, counting(second)), standing).bringUpToDate();
        assertThat(second).hasValue(0);
        assertThat(schema().find().into(new ArrayList<>())).hasSize(1);
    }

    /** By its own clock. */
    private void anotherTakesOverAndRunsAll(int steps) {
        AtomicLong its = new AtomicLong();
        SchemaLock lock = new SchemaLock(schema(), new LeaseTerms(LEASE, LEASE, its::get));
        Optional<SchemaLease> lease = lock.tryTake();
        while (lease.isEmpty()) {
            its.addAndGet(LEASE.toNanos());
            lease = lock.tryTake();
        }
        setVersion(steps);
        lease.get().close();
    }

    @Test
    void a_holder_that_never_ends_is_unavailable_and_was_told_of_once() {
        try (SchemaLease holder = new SchemaLock(schema(), real).tryTake().orElseThrow();
                LogRecorder log = LogRecorder.of(Schema.class)) {
            Schema impatient = new Schema(
                    collections(), Schema.STEPS, new LeaseTerms(LEASE, Duration.ofMillis(1_500), System::nanoTime));
            assertThatThrownBy(impatient::bringUpToDate)
                    .isInstanceOf(Unavailable.class)
                    .hasMessageContaining(DATABASE.database().getName());
            assertThat(log.messages())
                    .singleElement()
                    .asString()
                    .contains(
                            "another process is changing the schema",
                            DATABASE.database().getName(),
                            "at most 1 s");
            assertThat(holder).isNotNull();
        }
    }

    private static void leaveALock() {
        schema().insertOne(new Document(SchemaLock.SELF)
                .append(SchemaLock.OWNER, "another")
                .append(SchemaLock.BEAT, 0L));
    }

    private static void awaitBeats(long beats) {
        Document late = new Document(SchemaLock.SELF).append(SchemaLock.BEAT, new Document("$gte", beats));
        while (schema().countDocuments(late) == 0) {
            Thread.onSpinWait();
        }
    }

    private static Migration counting(AtomicInteger runs) {
        return collections -> runs.incrementAndGet();
    }

    private static void setVersion(int version) {
        schema().insertOne(new Document("_id", "schema").append("version", version));
    }

    private static int version() {
        return schema().find(new Document("_id", "schema")).first().getInteger("version");
    }

    private static StoreCollections collections() {
        return new StoreCollections(DATABASE.threads(), DATABASE.recall(), schema());
    }

    private static MongoCollection<Document> schema() {
        return DATABASE.database().getCollection("schema");
    }
}
