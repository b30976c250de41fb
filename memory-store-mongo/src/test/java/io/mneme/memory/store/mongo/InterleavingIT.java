package io.mneme.memory.store.mongo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.mneme.memory.message.MessageQuery;
import io.mneme.memory.port.store.MemoryStore;
import io.mneme.memory.store.mongo.Scenario.Ids;
import io.mneme.memory.testkit.InMemoryMemoryStore;
import io.mneme.memory.testkit.Outcome;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Somebody else makes a change between any two writes of any change. Both answers, and what is there afterwards, are
 * those of one change after the other.
 */
class InterleavingIT {

    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.create();

    /** 1 for all of them, which take minutes; a higher number for about one in so many. */
    private static final int EVERY = Integer.getInteger("mneme.interleavings.every", 1);

    private static final HookedClient CLIENT = new HookedClient();

    private static MemoryStore slow;
    private static MemoryStore other;

    @BeforeAll
    static void open() {
        slow = DATABASE.store(CLIENT::wrap);
        other = DATABASE.store();
    }

    static Stream<Arguments> cases() {
        return Stream.of("nothing", "filled")
                .flatMap(state -> Scenario.changes().keySet().stream()
                        .flatMap(change -> Scenario.disturbances().keySet().stream()
                                .filter(disturbance -> isChosen(change + disturbance + state))
                                .map(disturbance -> arguments(change, disturbance, state))));
    }

    /** Always the same ones, spread over all. */
    private static boolean isChosen(String name) {
        return Math.floorMod(name.hashCode(), EVERY) == 0;
    }

    /** How two changes ended, and what was there afterwards. */
    private record Result(String change, String disturbance, World world) {
        static String answer(Outcome<Object> outcome) {
            return outcome.succeeded()
                    ? String.valueOf(outcome.value())
                    : outcome.failure().getClass().getSimpleName();
        }
    }

    @ParameterizedTest(name = "{0}, in between {1}, {2}")
    @MethodSource("cases")
    void it_is_as_if_one_came_after_the_other(String change, String disturbance, String state) {
        boolean happened = true;
        for (int n = 1; happened; n++) {
            Ids ids = Ids.fresh();
            Scenario.states().get(state).accept(other, ids);
            // The slow process knows where the thread ended before the other one changed it.
            slow.messages().list(ids.thread(), MessageQuery.newest(20));
            AtomicReference<Outcome<Object>> disturbed = new AtomicReference<>();
            CLIENT.before(
                    n,
                    () -> disturbed.set(Outcome.of(
                            () -> Scenario.disturbances().get(disturbance).apply(other, ids))));
            Outcome<Object> changed =
                    Outcome.of(() -> Scenario.changes().get(change).apply(slow, ids));
            happened = CLIENT.hasHappened();
            if (happened) {
                Result result =
                        new Result(Result.answer(changed), Result.answer(disturbed.get()), World.of(other, ids.all()));
                assertThat(result)
                        .as("before write %d", n)
                        .isIn(
                                inOrder(ids, state, change, disturbance, true),
                                inOrder(ids, state, change, disturbance, false));
            }
        }
    }

    private static Result inOrder(Ids ids, String state, String change, String disturbance, boolean changeFirst) {
        MemoryStore model = new InMemoryMemoryStore();
        BiConsumer<MemoryStore, Ids> before = Scenario.states().get(state);
        before.accept(model, ids);
        BiFunction<MemoryStore, Ids, Object> one = Scenario.changes().get(change);
        BiFunction<MemoryStore, Ids, Object> two = Scenario.disturbances().get(disturbance);
        Outcome<Object> early = Outcome.of(() -> (changeFirst ? one : two).apply(model, ids));
        Outcome<Object> late = Outcome.of(() -> (changeFirst ? two : one).apply(model, ids));
        String ofChange = Result.answer(changeFirst ? early : late);
        String ofDisturbance = Result.answer(changeFirst ? late : early);
        return new Result(ofChange, ofDisturbance, World.of(model, ids.all()));
    }
}
