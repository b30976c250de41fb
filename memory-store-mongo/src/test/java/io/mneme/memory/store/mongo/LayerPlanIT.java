package io.mneme.memory.store.mongo;

import static org.assertj.core.api.Assertions.assertThat;

import io.mneme.memory.message.MessageId;
import io.mneme.memory.port.store.Append;
import io.mneme.memory.port.store.AppendCondition;
import io.mneme.memory.port.store.IndexBatch;
import io.mneme.memory.port.store.IndexEntry;
import io.mneme.memory.port.store.IndexedModel;
import io.mneme.memory.port.store.PendingThread;
import io.mneme.memory.port.store.Place;
import io.mneme.memory.port.store.RecallSearch;
import io.mneme.memory.port.store.WorkingMemoryWrite;
import io.mneme.memory.recall.RecallFilter;
import io.mneme.memory.testkit.Samples;
import io.mneme.memory.thread.ResourceQuery;
import io.mneme.memory.thread.ThreadId;
import io.mneme.memory.thread.ThreadKey;
import io.mneme.memory.working.WorkingMemoryContent;
import io.mneme.memory.working.WorkingMemoryKey;
import io.mneme.memory.working.WorkingMemoryVersion;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.bson.Document;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Every query for working memories and for the recall index is served by an index, as far as the server tells. */
class LayerPlanIT {

    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.create();

    private static final ThreadKey KEY = ThreadKey.of("user 77", "support");
    private static final WorkingMemoryKey PAGE = WorkingMemoryKey.of(KEY);
    private static final WorkingMemoryKey OWN = WorkingMemoryKey.of(KEY.resource());
    private static final IndexedModel MODEL = new IndexedModel("plans", 2);
    private static final PlanRecorder RECORDER = new PlanRecorder();
    private static final Plans PLANS = new Plans(RECORDER);

    private static MongoMemoryStore store;

    @BeforeAll
    static void fill() {
        store = DATABASE.store(RECORDER::wrap);
        List<Document> heads = new ArrayList<>();
        List<Document> entries = new ArrayList<>();
        for (int user = 0; user < 5_000; user++) {
            ThreadKey key = ThreadKey.of("user " + user, "filler");
            heads.add(Keys.isHead(key)
                    .append(Fields.STATE, "live")
                    .append(Fields.VERSION, 1L)
                    .append(Fields.UPDATED_AT, (long) user)
                    .append(Fields.PENDING, 1L)
                    .append(Fields.INDEXED, 1L));
            entries.add(Keys.owned(key)
                    .append(Fields.ID, Keys.owned(key).append(Fields.RUN, 1L).append(Fields.PLACE, 1L))
                    .append(Fields.RUN, 1L)
                    .append(Fields.PLACE, 1L)
                    .append(Fields.TERMS, List.of("common", "of" + user)));
        }
        DATABASE.threads().insertMany(heads);
        DATABASE.recall().insertMany(entries);
        store.messages().append(new Append(KEY, Samples.batch(200), AppendCondition.ANY, Samples.TIME));
        index();
        write(PAGE, 1);
        write(OWN, 1);
    }

    private static boolean index() {
        PendingThread pending = store.recallIndex().pending(KEY).orElseThrow();
        List<IndexEntry> entries = LongStream.rangeClosed(pending.indexed() + 1, pending.lastSequence())
                .mapToObj(place -> new IndexEntry(place, 0, Map.of("common", 1), new float[] {1, 0}))
                .toList();
        return store.recallIndex().add(new IndexBatch(pending, pending.lastSequence(), MODEL, entries));
    }

    private static void write(WorkingMemoryKey key, long number) {
        WorkingMemoryVersion version = new WorkingMemoryVersion(
                number, new WorkingMemoryContent.Markdown("x"), Samples.TIME, Optional.empty(), Optional.empty());
        store.workingMemories().write(new WorkingMemoryWrite(key, version, 10));
    }

    @Test
    void working_memories() {
        for (WorkingMemoryKey key : List.of(PAGE, OWN)) {
            PLANS.served("_id_", () -> store.workingMemories().find(key));
            PLANS.served("_id_", () -> store.workingMemories().history(key, 100, 10));
            PLANS.served("_id_", () -> write(key, 2));
            PLANS.served("_id_", () -> store.workingMemories().delete(key));
            write(key, 1);
        }
    }

    @Test
    void owners_of_working_memories() {
        PLANS.served("memory_owners", () -> store.workingMemories().owners(ResourceQuery.ALL));
        PLANS.served("memory_owners", () -> store.workingMemories().owners(ResourceQuery.ALL.after("user 5")));
        PLANS.served("memory_owners", () -> store.workingMemories().owners(ResourceQuery.ALL.before("user 5")));
    }

    @Test
    void the_outbox() {
        PLANS.served("pending_threads", () -> store.recallIndex().pending(10), "_id_", "unfinished");
        PLANS.served("threads_by_update", () -> store.recallIndex().pending(KEY.resource(), 10), "_id_", "unfinished");
        PLANS.served("_id_", () -> store.recallIndex().pending(KEY));
        store.messages().append(new Append(KEY, List.of(Samples.user("new", "x")), AppendCondition.ANY, Samples.TIME));
        PLANS.served("_id_", LayerPlanIT::index);
        PLANS.served(
                "entries_by_place",
                () -> store.messages().delete(KEY, Set.of(MessageId.of("m7"), MessageId.of("m9"))),
                "_id_",
                "message_ids");
    }

    @Test
    void searches() {
        RecallFilter filter = RecallFilter.ALL.metadata(Map.of("a", 1L));
        PLANS.served("entries_by_place", () -> search(RecallFilter.ALL), ofEvery());
        PLANS.served("threads_by_update", () -> search(RecallFilter.ALL), ofEvery());
        PLANS.served("entries_by_place", () -> search(filter), ofEvery());
    }

    /** Of every search: heads, what fills the index, entries of the owner. */
    private static String[] ofEvery() {
        return new String[] {"threads_by_update", "_id_", "entries_by_place"};
    }

    private static void search(RecallFilter filter) {
        store.recallIndex()
                .search(new RecallSearch(
                        KEY.resource(), Optional.empty(), List.of("common"), new float[] {1, 0}, filter, 10));
    }

    @Test
    void places() {
        List<Place> places = List.of(new Place(KEY.thread(), 70), new Place(KEY.thread(), 140));
        PLANS.served("_id_", () -> read(places, 2, 2));
        PLANS.served("_id_", () -> read(places, 0, 0));
        PLANS.served("_id_", () -> read(places, 100, 100));
        List<Place> many = LongStream.range(0, 300)
                .mapToObj(n -> new Place(n % 2 == 0 ? ThreadId.of("filler") : KEY.thread(), n))
                .toList();
        PLANS.served("_id_", () -> read(many, 3, 3));
    }

    @Test
    void places_beside_a_hole_and_in_a_batch_that_nobody_knows() {
        ThreadKey key = ThreadKey.of(KEY.resource().value(), "holes");
        for (int i = 0; i < 60; i++) {
            store.messages()
                    .append(new Append(key, Samples.batch("h" + i + "-", 0, 1), AppendCondition.ANY, Samples.TIME));
        }
        store.messages().append(new Append(key, Samples.batch("h", 0, 50), AppendCondition.ANY, Samples.TIME));
        Set<MessageId> gone = IntStream.range(10, 50)
                .mapToObj(i -> MessageId.of("h" + i + "-0"))
                .collect(Collectors.toSet());
        store.messages().delete(key, gone);
        PLANS.served("_id_", () -> read(List.of(new Place(key.thread(), 55), new Place(key.thread(), 100)), 9, 9));
    }

    private static void read(List<Place> places, int before, int after) {
        assertThat(store.recallIndex().read(KEY.resource(), places, before, after))
                .isNotEmpty();
    }
}
