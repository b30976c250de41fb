package io.mneme.memory.store.mongo;

import static org.assertj.core.api.Assertions.assertThat;

import io.mneme.memory.message.Message;
import io.mneme.memory.message.MessageId;
import io.mneme.memory.message.MessageQuery;
import io.mneme.memory.message.StoredMessage;
import io.mneme.memory.port.store.Append;
import io.mneme.memory.port.store.AppendCondition;
import io.mneme.memory.port.store.MemoryStore;
import io.mneme.memory.port.store.Place;
import io.mneme.memory.testkit.Fresh;
import io.mneme.memory.testkit.Outcome;
import io.mneme.memory.testkit.Race;
import io.mneme.memory.testkit.Samples;
import io.mneme.memory.thread.NewThread;
import io.mneme.memory.thread.ThreadKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A change that touches several documents is seen as one. */
class ReadAtomicityIT {

    private static final int PAIRS = 40;

    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.create();

    private static MemoryStore writer;
    private static MemoryStore reader;

    @BeforeAll
    static void open() {
        writer = DATABASE.store();
        reader = DATABASE.store();
    }

    @Test
    void the_newest_page_never_shows_half_of_a_deletion() {
        ThreadKey key = pairs(10);
        whileDeletingPairs(key, 10, () -> pageIsEven(key, MessageQuery.newest(20)));
    }

    @Test
    void a_long_page_never_shows_half_of_a_deletion() {
        ThreadKey key = pairs(PAIRS);
        whileDeletingPairs(key, PAIRS, () -> pageIsEven(key, MessageQuery.ALL.limit(1_000)));
    }

    @Test
    void neighbours_never_show_half_of_a_deletion() {
        ThreadKey key = pairs(PAIRS);
        append(key, Samples.user("middle", "x"));
        MessageId middle = MessageId.of("middle");
        whileDeletingPairs(
                key,
                PAIRS,
                () -> reader.messages().neighbours(key, middle, 1_000, 5).size() % 2 == 1);
    }

    @Test
    void places_never_show_half_of_a_deletion() {
        ThreadKey key = pairs(PAIRS);
        append(key, Samples.user("middle", "x"));
        List<Place> middle = List.of(new Place(key.thread(), 2 * PAIRS + 1));
        whileDeletingPairs(
                key,
                PAIRS,
                () -> read(key, everyPlace(key), 0).size() % 2 == 1
                        && read(key, middle, 1_000).size() % 2 == 1);
    }

    @Test
    void places_of_a_thread_that_goes_are_all_there_or_none() {
        for (int round = 0; round < 10; round++) {
            ThreadKey key = pairs(PAIRS);
            ThreadKey moved = Fresh.thread();
            boolean moves = round % 2 == 0;
            AtomicBoolean done = new AtomicBoolean();
            List<Callable<Boolean>> racers = List.of(
                    () -> andThen(done, () -> {
                        if (moves) {
                            writer.threads().transfer(key, moved.resource(), Samples.TIME);
                        } else {
                            writer.threads().delete(key, Samples.TIME);
                        }
                        return read(key, everyPlace(key), 1).isEmpty();
                    }),
                    () -> untilDone(
                            done,
                            () -> List.of(0, 2 * PAIRS)
                                    .contains(read(key, everyPlace(key), 0).size())),
                    () -> untilDone(
                            done,
                            () -> List.of(0, 2 * PAIRS)
                                    .contains(read(new ThreadKey(moved.resource(), key.thread()), everyPlace(key), 1)
                                            .size())));
            assertThat(Race.run(racers)).allMatch(outcome -> outcome.succeeded() && outcome.value());
        }
    }

    @Test
    void places_never_show_two_incarnations() {
        ThreadKey key = Fresh.thread();
        AtomicBoolean done = new AtomicBoolean();
        List<Callable<Boolean>> racers = List.of(
                () -> andThen(done, () -> {
                    for (int life = 0; life < 15; life++) {
                        for (int i = 0; i < 4; i++) {
                            append(key, Samples.user("m" + i, "life " + life));
                        }
                        writer.threads().delete(key, Samples.TIME);
                        writer.threads().create(NewThread.of(key, Samples.TIME));
                    }
                    return true;
                }),
                () -> untilDone(done, () -> ofOneLife(key)),
                () -> untilDone(done, () -> ofOneLife(key)));
        assertThat(Race.run(racers)).allMatch(outcome -> outcome.succeeded() && outcome.value());
    }

    /** Each append is of one message, so a beginning of the four is there, and all of one text. */
    private static boolean ofOneLife(ThreadKey key) {
        List<StoredMessage> found = read(key, everyPlace(key), 1);
        boolean fromTheBeginning = IntStream.range(0, found.size())
                .allMatch(i -> found.get(i).message().id().equals(MessageId.of("m" + i)));
        long lives = found.stream().map(one -> one.message().parts()).distinct().count();
        return fromTheBeginning && lives <= 1;
    }

    private static List<Place> everyPlace(ThreadKey key) {
        return LongStream.rangeClosed(1, 2 * PAIRS + 1)
                .mapToObj(place -> new Place(key.thread(), place))
                .toList();
    }

    private static List<StoredMessage> read(ThreadKey key, List<Place> places, int around) {
        return reader.recallIndex().read(key.resource(), places, around, around).getOrDefault(key.thread(), List.of());
    }

    @Test
    void a_deleted_thread_is_whole_or_gone() {
        for (int round = 0; round < 10; round++) {
            ThreadKey key = pairs(PAIRS);
            AtomicBoolean done = new AtomicBoolean();
            List<Callable<Boolean>> racers = List.of(
                    () -> andThen(done, () -> writer.threads().delete(key, Samples.TIME)),
                    () -> untilDone(done, () -> wholeOrGone(key, MessageQuery.ALL.limit(1_000), 2 * PAIRS)),
                    () -> untilDone(done, () -> wholeOrGone(key, MessageQuery.newest(20), 20)));
            assertThat(Race.run(racers)).allMatch(outcome -> outcome.succeeded() && outcome.value());
        }
    }

    /** Two messages "a" and "b" of each pair, far from each other. */
    private static ThreadKey pairs(int count) {
        ThreadKey key = Fresh.thread();
        for (String half : List.of("a", "b")) {
            for (int i = 0; i < count; i++) {
                append(key, Samples.user(half + i, "x"));
            }
        }
        return key;
    }

    private static void whileDeletingPairs(ThreadKey key, int count, Supplier<Boolean> look) {
        AtomicBoolean done = new AtomicBoolean();
        List<Callable<Boolean>> racers = new ArrayList<>();
        racers.add(() -> andThen(done, () -> {
            for (int i = 0; i < count; i++) {
                Set<MessageId> pair = Set.of(MessageId.of("a" + i), MessageId.of("b" + i));
                if (writer.messages().delete(key, pair) != 2) {
                    return false;
                }
            }
            return true;
        }));
        racers.add(() -> untilDone(done, look));
        racers.add(() -> untilDone(done, look));
        List<Outcome<Boolean>> outcomes = Race.run(racers);
        assertThat(outcomes).allMatch(outcome -> outcome.succeeded() && outcome.value());
    }

    private static boolean andThen(AtomicBoolean done, Supplier<Boolean> work) {
        try {
            return work.get();
        } finally {
            done.set(true);
        }
    }

    private static boolean untilDone(AtomicBoolean done, Supplier<Boolean> look) {
        boolean right = true;
        while (right && !done.get()) {
            right = look.get();
        }
        return right;
    }

    private static boolean pageIsEven(ThreadKey key, MessageQuery query) {
        List<StoredMessage> page = reader.messages().list(key, query).items();
        return page.size() % 2 == 0;
    }

    private static boolean wholeOrGone(ThreadKey key, MessageQuery query, int whole) {
        int size = reader.messages().list(key, query).items().size();
        return size == 0 || size == whole;
    }

    private static void append(ThreadKey key, Message message) {
        writer.messages().append(new Append(key, List.of(message), AppendCondition.ANY, Samples.TIME));
    }
}
