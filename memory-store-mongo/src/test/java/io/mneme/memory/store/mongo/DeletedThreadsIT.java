package io.mneme.memory.store.mongo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mneme.memory.MemoryException.Conflict;
import io.mneme.memory.MemoryException.NotFound;
import io.mneme.memory.port.store.DeletedThread;
import io.mneme.memory.port.store.MemoryStore;
import io.mneme.memory.store.mongo.HookedClient.Crash;
import io.mneme.memory.store.mongo.Scenario.Ids;
import io.mneme.memory.testkit.Outcome;
import io.mneme.memory.testkit.Samples;
import io.mneme.memory.thread.NewThread;
import io.mneme.memory.thread.ThreadKey;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Deletions are imported whatever a dead process has left of their ids. */
class DeletedThreadsIT {

    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.create();

    /** A store on the same database that lives on. */
    private static MemoryStore healthy;

    @BeforeAll
    static void open() {
        healthy = DATABASE.store();
    }

    @ParameterizedTest
    @ValueSource(strings = {"nothing", "filled", "with holes"})
    void a_copy_that_died_is_given_up(String state) {
        afterEveryCrash("copy", state, ids -> {
            if (healthy.threads().find(ids.copy()).isEmpty()) {
                checkDeletion(ids.copy());
            } else {
                checkRefusal(ids.copy());
            }
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"filled", "with holes"})
    void a_move_that_died_is_ended_one_way_or_the_other(String state) {
        afterEveryCrash("transfer", state, ids -> {
            boolean moved = healthy.threads().find(ids.thread()).isEmpty();
            ThreadKey lives = moved ? ids.moved() : ids.thread();
            checkDeletion(moved ? ids.thread() : ids.moved());
            checkRefusal(lives);
            assertThat(healthy.threads().find(lives)).isPresent();
        });
    }

    @Test
    void an_import_that_died_is_put_again() {
        boolean crashed = true;
        for (int n = 1; crashed; n++) {
            Ids ids = Ids.fresh();
            healthy.threads().create(NewThread.of(ids.copy(), Samples.TIME));
            healthy.threads().delete(ids.copy(), Samples.TIME);
            List<DeletedThread> deleted = ids.all().stream()
                    .map(key -> new DeletedThread(key, 7, Samples.TIME.plusSeconds(1)))
                    .toList();
            crashed = dies(n, store -> store.imports().putDeleted(deleted));
            healthy.imports().putDeleted(deleted);
            assertThat(deleted).allSatisfy(one -> {
                assertThatThrownBy(() -> Scenario.append(healthy, one.key(), Samples.batch(1)))
                        .isInstanceOf(NotFound.class);
                assertThat(healthy.threads()
                                .create(NewThread.of(one.key(), Samples.TIME))
                                .incarnation())
                        .isEqualTo(8);
            });
        }
    }

    private static void afterEveryCrash(String change, String state, Consumer<Ids> check) {
        boolean crashed = true;
        for (int n = 1; crashed; n++) {
            Ids ids = Ids.fresh();
            Scenario.states().get(state).accept(healthy, ids);
            crashed = dies(n, store -> Scenario.changes().get(change).apply(store, ids));
            check.accept(ids);
        }
    }

    private static boolean dies(int before, Consumer<MemoryStore> change) {
        HookedClient client = new HookedClient();
        try (MemoryStore dying = DATABASE.store(client::wrap)) {
            client.dieBefore(before);
            Outcome.of(() -> {
                change.accept(dying);
                return true;
            });
            return false;
        } catch (Crash crash) {
            return true;
        }
    }

    /** Nothing of what the dead process wrote comes back. */
    private static void checkDeletion(ThreadKey key) {
        healthy.imports().putDeleted(List.of(new DeletedThread(key, 5, Samples.TIME)));
        assertThat(healthy.threads().find(key)).isEmpty();
        assertThatThrownBy(() -> Scenario.append(healthy, key, Samples.batch(1)))
                .isInstanceOf(NotFound.class);
        DATABASE.store().close();
        assertThat(DATABASE.threads().countDocuments(Keys.owned(key))).isEqualTo(1);
        assertThat(DATABASE.threads().find(Keys.isHead(key)).first())
                .containsEntry(Fields.STATE, "deleted")
                .doesNotContainKeys(Fields.OPEN, Fields.CLAIM);
        assertThat(healthy.threads().create(NewThread.of(key, Samples.TIME)).incarnation())
                .isEqualTo(6);
        assertThat(World.all(healthy, key)).isEmpty();
    }

    private static void checkRefusal(ThreadKey key) {
        assertThatThrownBy(() -> healthy.imports().putDeleted(List.of(new DeletedThread(key, 5, Samples.TIME))))
                .isInstanceOf(Conflict.class);
    }
}
