package io.mneme.memory.store.mongo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.mongodb.client.model.Filters;
import io.mneme.memory.message.Message;
import io.mneme.memory.message.StoredMessage;
import io.mneme.memory.port.store.MemoryStore;
import io.mneme.memory.store.mongo.HookedClient.Crash;
import io.mneme.memory.store.mongo.Scenario.Ids;
import io.mneme.memory.testkit.Outcome;
import io.mneme.memory.testkit.Samples;
import io.mneme.memory.thread.ThreadKey;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.bson.Document;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A process dies between any two writes of any change. For everybody else the change is then done or not done, never
 * half; they go on at once; the same change can be made again; and nothing is left behind.
 */
class CrashIT {

    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.create();

    /** A store on the same database that lives on. */
    private static MemoryStore healthy;

    @BeforeAll
    static void open() {
        healthy = DATABASE.store();
    }

    static Stream<Arguments> cases() {
        return Scenario.states().entrySet().stream()
                .flatMap(state ->
                        changes().entrySet().stream().map(change -> arguments(change.getKey(), state.getKey())));
    }

    private static Map<String, BiFunction<MemoryStore, Ids, Object>> changes() {
        Map<String, BiFunction<MemoryStore, Ids, Object>> all = new TreeMap<>(Scenario.changes());
        all.putAll(Layers.imports());
        return all;
    }

    @ParameterizedTest(name = "{0}, {1}")
    @MethodSource("cases")
    void a_change_is_done_or_not_done_and_can_be_made_again(String change, String state) {
        untilNoCrash(change, state, ids -> {
            retry(change, ids);
            assertThat(World.of(healthy, ids.all())).isEqualTo(Scenario.model(ids, state(state), change(change)));
        });
    }

    @ParameterizedTest(name = "{0}, {1}")
    @MethodSource("cases")
    void others_go_on_at_once(String change, String state) {
        Message other = Samples.user("other", "text");
        untilNoCrash(change, state, ids -> {
            for (ThreadKey key : World.of(healthy, ids.all()).threads().keySet()) {
                long start = System.nanoTime();
                Scenario.append(healthy, key, List.of(other));
                assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(3));
            }
            assertThat(World.of(healthy, ids.all()).messages().values())
                    .allSatisfy(messages -> assertThat(messages.get(messages.size() - 1))
                            .extracting(StoredMessage::id)
                            .isEqualTo(other.id()));
            retry(change, ids);
        });
    }

    private void untilNoCrash(String change, String state, Consumer<Ids> afterwards) {
        boolean crashed = true;
        for (int n = 1; crashed; n++) {
            Ids ids = Ids.fresh();
            state(state).accept(healthy, ids);
            crashed = crashes(change(change), ids, n);
            assertThat(World.of(healthy, ids.all()))
                    .as("death before write %d", n)
                    .isIn(Scenario.model(ids, state(state)), Scenario.model(ids, state(state), change(change)));
            afterwards.accept(ids);
            nothingIsLeft(ids);
        }
    }

    private static boolean crashes(BiFunction<MemoryStore, Ids, Object> change, Ids ids, int n) {
        HookedClient client = new HookedClient();
        try (MemoryStore dying = DATABASE.store(client::wrap)) {
            client.dieBefore(n);
            Outcome.of(() -> change.apply(dying, ids));
            return false;
        } catch (Crash crash) {
            return true;
        }
    }

    /** The same again, by somebody else; it is refused if it was done. */
    private static void retry(String change, Ids ids) {
        Outcome.of(() -> change(change).apply(healthy, ids));
    }

    /** After a start, every batch counts, and no head has anything left to do. */
    private static void nothingIsLeft(Ids ids) {
        DATABASE.store().close();
        for (ThreadKey key : ids.all()) {
            Document ofThread = Keys.owned(key);
            Document head = DATABASE.threads()
                    .find(Filters.and(ofThread, Filters.exists(Fields.STATE)))
                    .first();
            if (head != null) {
                assertThat(head).doesNotContainKeys(Fields.OPEN, Fields.DELETING, Fields.CLAIM);
            }
            entriesCountOrNeverWill(key, head);
            for (Document batch : DATABASE.threads().find(Filters.and(ofThread, Filters.exists(Fields.SIZE)))) {
                assertThat(head)
                        .containsEntry(Fields.STATE, "live")
                        .containsEntry(Fields.GENERATION, batch.get(Fields.GENERATION));
                assertThat(Snapshot.start(batch))
                        .isGreaterThan(head.getLong(Fields.DELETED_UP_TO))
                        .isLessThanOrEqualTo(head.getLong(Fields.LAST_SEQUENCE));
            }
        }
    }

    /** Entries of attempts that died stay unsettled until the next part is added, and are found by nobody. */
    private static void entriesCountOrNeverWill(ThreadKey key, Document head) {
        for (Document entry : DATABASE.recall().find(Keys.owned(key))) {
            assertThat(head).containsEntry(Fields.STATE, "live");
            assertThat(Head.of(key, head).index().counts(entry) || entry.containsKey(Fields.UNSETTLED))
                    .as("%s under %s", entry, head)
                    .isTrue();
        }
    }

    private static BiFunction<MemoryStore, Ids, Object> change(String name) {
        return changes().get(name);
    }

    private static BiConsumer<MemoryStore, Ids> state(String name) {
        return Scenario.states().get(name);
    }
}
