package io.mneme.memory.store.mongo;

import static org.assertj.core.api.Assertions.assertThat;

import io.mneme.memory.message.Message;
import io.mneme.memory.message.MessageId;
import io.mneme.memory.message.Role;
import io.mneme.memory.message.StoredMessage;
import io.mneme.memory.port.store.Append;
import io.mneme.memory.port.store.AppendCondition;
import io.mneme.memory.port.store.IndexBatch;
import io.mneme.memory.port.store.IndexEntry;
import io.mneme.memory.port.store.IndexedModel;
import io.mneme.memory.port.store.MemoryStore;
import io.mneme.memory.port.store.PendingThread;
import io.mneme.memory.port.store.RecallMatches;
import io.mneme.memory.port.store.RecallSearch;
import io.mneme.memory.recall.RecallFilter;
import io.mneme.memory.testkit.Fresh;
import io.mneme.memory.testkit.Samples;
import io.mneme.memory.thread.NewThread;
import io.mneme.memory.thread.ResourceId;
import io.mneme.memory.thread.ThreadKey;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.LongStream;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What a process keeps of an owner's entries is never older than what another process did. */
class RecallCacheIT {

    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.create();

    private static final IndexedModel MODEL = new IndexedModel("cache", 2);
    private static final PlanRecorder QUERIES = new PlanRecorder();

    private static MemoryStore here;
    private static MemoryStore there;
    private static MemoryStore forgetful;

    private final ThreadKey thread = Fresh.thread();

    @BeforeAll
    static void open() {
        here = DATABASE.store(QUERIES::wrap);
        there = DATABASE.store();
        forgetful = MongoMemoryStore.open(DATABASE.options().recallCache(0));
    }

    @AfterAll
    static void close() {
        forgetful.close();
    }

    @Test
    void what_is_known_takes_one_round_trip_and_what_is_new_a_second_one() {
        add(there, thread, 5);
        assertThat(found(here)).hasSize(5);
        QUERIES.take();
        assertThat(found(here)).hasSize(5);
        assertThat(QUERIES.take()).hasSize(1);
        add(there, thread, 1);
        add(there, Fresh.sibling(thread, "other"), 1);
        QUERIES.take();
        assertThat(found(here)).hasSize(7).contains("other 1", thread.thread().value() + " 6");
        assertThat(QUERIES.take()).hasSize(2);
    }

    @Test
    void a_filter_is_served_from_what_is_known_unless_it_asks_for_metadata() {
        add(there, thread, 4);
        assertThat(found(here)).hasSize(4);
        QUERIES.take();
        assertThat(found(here, RecallFilter.ALL.roles(Set.of(Role.ASSISTANT)))).isEmpty();
        assertThat(QUERIES.take()).hasSize(1);
        assertThat(found(here, RecallFilter.ALL.metadata(Map.of("number", 2L))))
                .containsExactly(thread.thread().value() + " 2");
        assertThat(found(here)).hasSize(4);
    }

    @Test
    void a_database_that_was_set_back_and_went_on_otherwise_is_read_anew() {
        add(there, thread, 2);
        Document owned = new Document(Fields.RESOURCE, thread.resource().value());
        List<Document> threads = DATABASE.threads().find(owned).into(new ArrayList<>());
        List<Document> entries = DATABASE.recall().find(owned).into(new ArrayList<>());
        add(there, thread, 2);
        assertThat(found(here)).hasSize(4);
        DATABASE.threads().deleteMany(owned);
        DATABASE.recall().deleteMany(owned);
        DATABASE.threads().insertMany(threads);
        DATABASE.recall().insertMany(entries);
        assertThat(found(here)).hasSize(2);
        add(here, thread, 2);
        assertThat(found(here)).isEqualTo(found(forgetful)).hasSize(4);
        DATABASE.threads().deleteMany(owned);
        DATABASE.recall().deleteMany(owned);
        assertThat(found(here)).isEmpty();
    }

    @Test
    void whatever_others_do_the_answer_is_that_of_a_process_that_keeps_nothing() {
        Random random = new Random(11);
        for (int step = 0; step < 80; step++) {
            ThreadKey one = Fresh.sibling(thread, "t" + random.nextInt(4));
            MemoryStore store = random.nextBoolean() ? here : there;
            change(random, store, one);
            if (random.nextInt(3) > 0) {
                assertThat(found(here)).as("step " + step).isEqualTo(found(forgetful));
                RecallFilter some = RecallFilter.ALL.metadata(Map.of("number", 3L));
                assertThat(found(here, some)).as("step " + step).isEqualTo(found(forgetful, some));
            }
        }
    }

    private static void change(Random random, MemoryStore store, ThreadKey one) {
        ThreadKey elsewhere = new ThreadKey(ResourceId.of(one.resource().value() + "-b"), one.thread());
        boolean exists = store.threads().find(one).isPresent();
        switch (random.nextInt(8)) {
            case 0 -> store.threads().delete(one, Samples.TIME);
            case 1 -> store.messages().deleteAll(one);
            case 2, 3 -> store.messages().delete(one, someOf(random, one));
            case 4 -> {
                if (exists && store.threads().find(elsewhere).isEmpty()) {
                    store.threads().transfer(one, elsewhere.resource(), Samples.TIME);
                } else if (!exists && store.threads().find(elsewhere).isPresent()) {
                    store.threads().transfer(elsewhere, one.resource(), Samples.TIME);
                }
            }
            default -> {
                if (!exists && store.threads().find(elsewhere).isEmpty()) {
                    store.threads().create(new NewThread(one, Optional.empty(), Map.of(), Samples.TIME));
                }
                if (store.threads().find(one).isPresent()) {
                    add(store, one, 1 + random.nextInt(6));
                }
            }
        }
        if (random.nextInt(25) == 0) {
            store.recallIndex().reset(MODEL);
        }
    }

    private static Set<MessageId> someOf(Random random, ThreadKey key) {
        Set<MessageId> some = new HashSet<>();
        for (StoredMessage message : World.all(there, key)) {
            if (random.nextInt(3) == 0) {
                some.add(message.id());
            }
        }
        return some.isEmpty() ? Set.of(MessageId.of("none")) : some;
    }

    /** Appends messages and indexes all that are pending. */
    private static void add(MemoryStore store, ThreadKey key, int count) {
        List<Message> messages = new ArrayList<>();
        for (long i = 1; i <= count; i++) {
            messages.add(Message.builder(Role.USER)
                    .text("x")
                    .metadata(Map.of("number", i))
                    .build());
        }
        store.messages().append(new Append(key, messages, AppendCondition.ANY, Samples.TIME));
        PendingThread pending = store.recallIndex().pending(key).orElseThrow();
        List<IndexEntry> entries = LongStream.rangeClosed(pending.indexed() + 1, pending.lastSequence())
                .mapToObj(place -> new IndexEntry(place, 0, Map.of("word", 1), new float[] {1, 0}))
                .toList();
        assertThat(store.recallIndex().add(new IndexBatch(pending, pending.lastSequence(), MODEL, entries)))
                .isTrue();
    }

    private Set<String> found(MemoryStore store) {
        return found(store, RecallFilter.ALL);
    }

    /** The same by words and by meaning. */
    private Set<String> found(MemoryStore store, RecallFilter filter) {
        RecallMatches matches = store.recallIndex()
                .search(new RecallSearch(
                        thread.resource(), Optional.empty(), List.of("word"), new float[] {1, 0}, filter, 1_000));
        Set<String> byWords = new TreeSet<>();
        matches.byWords().forEach(one -> byWords.add(one.thread().value() + " " + one.sequence()));
        Set<String> byMeaning = new TreeSet<>();
        matches.byMeaning().forEach(one -> byMeaning.add(one.thread().value() + " " + one.sequence()));
        assertThat(byMeaning).isEqualTo(byWords).hasSize(matches.byWords().size());
        if (filter.keepsAll()) {
            assertThat(matches.entries()).isEqualTo(byWords.size());
        }
        return byWords;
    }
}
