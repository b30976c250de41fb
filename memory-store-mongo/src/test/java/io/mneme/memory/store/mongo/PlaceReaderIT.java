package io.mneme.memory.store.mongo;

import static org.assertj.core.api.Assertions.assertThat;

import io.mneme.memory.message.Message;
import io.mneme.memory.message.MessageId;
import io.mneme.memory.message.StoredMessage;
import io.mneme.memory.port.store.Append;
import io.mneme.memory.port.store.AppendCondition;
import io.mneme.memory.port.store.MemoryStore;
import io.mneme.memory.port.store.Place;
import io.mneme.memory.testkit.Fresh;
import io.mneme.memory.testkit.InMemoryMemoryStore;
import io.mneme.memory.testkit.Samples;
import io.mneme.memory.thread.MemoryThread;
import io.mneme.memory.thread.ResourceId;
import io.mneme.memory.thread.ThreadId;
import io.mneme.memory.thread.ThreadKey;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.bson.Document;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Messages at places and their neighbours are the same as those of the model, however they lie in batches. */
class PlaceReaderIT {

    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.create();

    private static final PlanRecorder QUERIES = new PlanRecorder();

    private static MemoryStore store;
    private static MemoryStore other;

    private final MemoryStore model = new InMemoryMemoryStore();
    private final ThreadKey key = Fresh.thread();
    private int appended;

    @BeforeAll
    static void open() {
        store = DATABASE.store(QUERIES::wrap);
        other = DATABASE.store();
    }

    @Test
    void short_batches_take_three_round_trips_from_the_first_time_on() {
        for (int turn = 0; turn < 40; turn++) {
            append(1 + turn % 9);
        }
        assertThat(roundTripsOf(places(9, 17, 40, 41, 60, 119), 1, 1)).isEqualTo(3);
        assertThat(roundTripsOf(places(9, 17, 40, 41, 60, 119), 21, 21)).isEqualTo(3);
    }

    @Test
    void long_batches_take_three_round_trips_once_they_are_known() {
        for (int batch = 0; batch < 4; batch++) {
            append(200);
        }
        List<Place> places = places(20, 150, 200, 201, 390, 500, 799);
        check(places, 3, 3);
        assertThat(roundTripsOf(places, 3, 3)).isEqualTo(3);
        assertThat(roundTripsOf(places(100, 300, 700), 0, 0)).isEqualTo(3);
    }

    @Test
    void places_in_a_long_batch_from_which_messages_were_deleted() {
        append(3);
        append(300);
        append(3);
        check(places(100, 200), 2, 2);
        delete(50, 98);
        delete(101, 101);
        delete(104, 199);
        check(places(50, 99, 100, 101, 102, 200, 303, 304), 3, 3);
        check(places(200), 120, 120);
    }

    @Test
    void neighbours_beyond_many_emptied_batches() {
        for (int batch = 0; batch < 150; batch++) {
            append(1 + batch % 3);
        }
        delete(21, 240);
        check(places(20, 21, 120, 241), 0, 0);
        check(places(20, 241), 1, 1);
        check(places(20, 241), 15, 30);
        check(places(1, 20, 130, 241, 300), 100, 100);
    }

    @Test
    void many_neighbours_on_both_sides() {
        for (int batch = 0; batch < 30; batch++) {
            append(1 + 7 * batch % 60);
        }
        check(places(400), 1_000, 1_000);
        check(places(1, appended), 300, 300);
        check(places(300, 500), 64, 65);
    }

    @Test
    void a_thousand_places_also_twice_and_beyond_the_ends() {
        for (int batch = 0; batch < 200; batch++) {
            append(3);
        }
        List<Place> places =
                new ArrayList<>(places(LongStream.rangeClosed(-100, 799).toArray()));
        places.addAll(places(LongStream.rangeClosed(501, 600).toArray()));
        Collections.shuffle(places, new Random(3));
        check(places, 0, 0);
        check(places, 2, 2);
        check(places(Long.MIN_VALUE, Long.MAX_VALUE, 0, 601, 600), 3, 3);
        check(Collections.nCopies(1_000, new Place(key.thread(), 300)), 2, 2);
    }

    @Test
    void what_an_import_brought_between() {
        append(5);
        MemoryThread thread = other.threads().find(key).orElseThrow();
        MemoryThread longer = new MemoryThread(
                key,
                thread.title(),
                thread.metadata(),
                thread.createdAt(),
                thread.updatedAt(),
                thread.archivedAt(),
                2_000,
                thread.incarnation());
        List<StoredMessage> imported = new ArrayList<>();
        for (long place : new long[] {7, 8, 9, 400, 402, 1_999}) {
            imported.add(new StoredMessage(place, Samples.user("i" + place, "imported")));
        }
        for (MemoryStore each : List.of(other, model)) {
            each.imports().put(longer, imported);
        }
        check(places(3, 5, 6, 7, 9, 300, 400, 401, 402, 1_999, 2_000), 2, 2);
        check(places(402), 6, 6);
    }

    @Test
    void hints_of_a_thread_that_became_another_one_are_only_hints() {
        append(100);
        check(places(50, 90), 1, 1);
        onBoth(each -> each.threads().delete(key, Samples.TIME));
        check(places(50, 90), 1, 1);
        ThreadKey again = Fresh.thread();
        onBoth(each -> each.messages().append(new Append(again, Samples.batch(40), AppendCondition.ANY, Samples.TIME)));
        onBoth(each -> each.threads().transfer(again, key.resource(), Samples.TIME));
        ThreadKey arrived = new ThreadKey(key.resource(), again.thread());
        List<Place> there = List.of(new Place(arrived.thread(), 20), new Place(arrived.thread(), 40));
        check(key.resource(), there, 2, 2);
        check(again.resource(), there, 2, 2);
    }

    @Test
    void a_long_batch_that_is_not_where_it_was_is_forgotten() {
        append(40);
        check(places(30), 2, 2);
        // As after a database was set back and the thread written again.
        Document first = Keys.isBatch(key, 1, 1);
        List<Document> messages = DATABASE.threads().find(first).first().getList(Fields.MESSAGES, Document.class);
        DATABASE.threads().deleteOne(first);
        for (int start = 1; start <= 40; start += 20) {
            DATABASE.threads()
                    .insertOne(Keys.isBatch(key, 1, start)
                            .append(Fields.GENERATION, 1L)
                            .append(Fields.SIZE, 20L)
                            .append(Fields.MESSAGES, messages.subList(start - 1, start + 19)));
        }
        check(places(30, 19), 2, 2);
        assertThat(roundTripsOf(places(30, 19), 2, 2)).isEqualTo(3);
    }

    @Test
    void batches_of_all_sizes_with_holes() {
        Random random = new Random(11);
        for (int step = 0; step < 60; step++) {
            append(1 + random.nextInt(1 + random.nextInt(50)));
            if (random.nextInt(3) == 0) {
                int first = 1 + random.nextInt(appended);
                delete(first, Math.min(appended, first + random.nextInt(60)));
            }
            long[] asked =
                    random.longs(1 + random.nextInt(12), 0, appended + 3L).toArray();
            check(places(asked), random.nextInt(30), random.nextInt(30));
        }
    }

    private void append(int messages) {
        List<Message> batch = Samples.batch("m", appended + 1, messages);
        onBoth(each -> each.messages().append(new Append(key, batch, AppendCondition.ANY, Samples.TIME)));
        appended += messages;
    }

    private void delete(int first, int last) {
        Set<MessageId> ids = Samples.batch("m", first, last - first + 1).stream()
                .map(Message::id)
                .collect(Collectors.toSet());
        onBoth(each -> each.messages().delete(key, ids));
    }

    private void onBoth(Consumer<MemoryStore> change) {
        change.accept(other);
        change.accept(model);
    }

    private List<Place> places(long... places) {
        return LongStream.of(places)
                .mapToObj(place -> new Place(key.thread(), place))
                .toList();
    }

    private int roundTripsOf(List<Place> places, int before, int after) {
        QUERIES.take();
        check(places, before, after);
        return QUERIES.take().size();
    }

    private void check(List<Place> places, int before, int after) {
        check(key.resource(), places, before, after);
    }

    private void check(ResourceId owner, List<Place> places, int before, int after) {
        Map<ThreadId, List<StoredMessage>> expected = model.recallIndex().read(owner, places, before, after);
        assertThat(store.recallIndex().read(owner, places, before, after)).isEqualTo(expected);
    }
}
