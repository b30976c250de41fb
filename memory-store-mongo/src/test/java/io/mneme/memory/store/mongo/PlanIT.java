package io.mneme.memory.store.mongo;

import static org.assertj.core.api.Assertions.assertThat;

import io.mneme.memory.message.Message;
import io.mneme.memory.message.MessageId;
import io.mneme.memory.message.MessageQuery;
import io.mneme.memory.message.Role;
import io.mneme.memory.port.store.Append;
import io.mneme.memory.port.store.AppendCondition;
import io.mneme.memory.port.store.DeletedThread;
import io.mneme.memory.testkit.Samples;
import io.mneme.memory.thread.ArchivedFilter;
import io.mneme.memory.thread.CloneSelection;
import io.mneme.memory.thread.CloneThread;
import io.mneme.memory.thread.MemoryThread;
import io.mneme.memory.thread.Page;
import io.mneme.memory.thread.ResourceId;
import io.mneme.memory.thread.ResourceQuery;
import io.mneme.memory.thread.SortOrder;
import io.mneme.memory.thread.ThreadKey;
import io.mneme.memory.thread.ThreadQuery;
import io.mneme.memory.thread.ThreadSort;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.bson.Document;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Every query that the store sends is served by an index, as far as the server tells. */
class PlanIT {

    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.create();

    private static final ThreadKey KEY = ThreadKey.of("user 77", "support");
    private static final PlanRecorder PLANS = new PlanRecorder();

    private static MongoMemoryStore store;

    @BeforeAll
    static void fill() {
        store = DATABASE.store(PLANS::wrap);
        List<Document> heads = new ArrayList<>();
        for (int user = 0; user < 10_000; user++) {
            ThreadKey key = ThreadKey.of("user " + user, "filler");
            heads.add(new Document("_id", Keys.head(key))
                    .append("r", key.resource().value())
                    .append("t", "filler")
                    .append("state", "live")
                    .append("g", 1L)
                    .append("version", 1L)
                    .append("incarnation", 1L)
                    .append("createdAt", (long) user)
                    .append("updatedAt", (long) user));
        }
        DATABASE.threads().insertMany(heads);
        importDeletions();
        for (int batch = 0; batch < 40; batch++) {
            store.messages()
                    .append(new Append(KEY, Samples.batch("b" + batch + "-", 0, 2), AppendCondition.ANY, Samples.TIME));
        }
    }

    private static void importDeletions() {
        for (int from = 0; from < 3_000; from += 1_000) {
            List<DeletedThread> gone = new ArrayList<>();
            for (int user = from; user < from + 1_000; user++) {
                gone.add(new DeletedThread(ThreadKey.of("user " + user % 300, "gone " + user), 1, Samples.TIME));
            }
            store.imports().putDeleted(gone);
        }
    }

    @Test
    void pages_of_messages() {
        MessageQuery query = MessageQuery.ALL;
        served("_id_", () -> list(MessageQuery.newest(20)));
        served("_id_", () -> list(MessageQuery.newest(20).after("81")));
        served("_id_", () -> list(MessageQuery.newest(20).after("10")));
        served("_id_", () -> list(query));
        served("_id_", () -> list(query.after("30")));
        served("_id_", () -> list(query.before("30").limit(1_000)));
        served("_id_", () -> list(query.roles(Set.of(Role.USER)).metadata(Map.of("a.b", 1))));
        served(
                "_id_",
                () -> list(
                        query.between(Samples.TIME, Samples.TIME.plusSeconds(1)).order(SortOrder.DESCENDING)));
    }

    @Test
    void single_messages() {
        served("message_ids", () -> store.messages().find(KEY, MessageId.of("b3-1")), "_id_");
        served("message_ids", () -> store.messages().neighbours(KEY, MessageId.of("b3-1"), 3, 3), "_id_");
        served("_id_", () -> store.messages().count(KEY));
    }

    @Test
    void appends_that_find_something() {
        List<Message> again = Samples.batch("b7-", 0, 3);
        served(
                "message_ids",
                () -> store.messages().append(new Append(KEY, again, AppendCondition.ANY, Samples.TIME)),
                "_id_");
        AppendCondition wrong = new AppendCondition.LastSequence(3);
        served(
                "message_ids",
                () -> store.messages().append(new Append(KEY, Samples.batch("b7-", 0, 2), wrong, Samples.TIME)),
                "_id_");
    }

    @Test
    void pages_of_threads() {
        for (ThreadSort sort : ThreadSort.values()) {
            String index = sort == ThreadSort.CREATED ? "threads_by_creation" : "threads_by_update";
            for (SortOrder order : SortOrder.values()) {
                ThreadQuery query = ThreadQuery.ALL.sortedBy(sort, order).limit(1);
                served(index, () -> threads(query));
                String cursor = threads(query).next().orElseThrow();
                PLANS.take();
                served(index, () -> threads(query.after(cursor)));
                served(index, () -> threads(query.before(cursor)));
                served(index, () -> threads(query.archived(ArchivedFilter.ARCHIVED)));
                served(index, () -> threads(query.metadata(Map.of("a.b", "c"))));
            }
        }
        served("_id_", () -> store.threads().find(KEY));
    }

    @Test
    void owners() {
        served("threads_by_update", () -> store.resources().list(ResourceQuery.ALL), "unfinished");
        served("threads_by_update", () -> store.resources().list(ResourceQuery.ALL.after("user 5")), "unfinished");
        served("threads_by_update", () -> store.resources().list(ResourceQuery.ALL.before("user 5")), "unfinished");
    }

    @Test
    void deleted_threads() {
        Optional<ThreadKey> after = Optional.of(ThreadKey.of("user 250", "gone 550"));
        served("deleted_threads", () -> store.imports().deleted(Optional.empty(), 10), "unfinished");
        served("deleted_threads", () -> store.imports().deleted(after, 20), "unfinished");
        List<DeletedThread> again = List.of(
                new DeletedThread(after.get(), 2, Samples.TIME),
                new DeletedThread(ThreadKey.of("user 1", "new"), 2, Samples.TIME));
        served("_id_", () -> store.imports().putDeleted(again));
    }

    @Test
    void changes() {
        ThreadKey copy = ThreadKey.of(KEY.resource().value(), "copy");
        ResourceId other = ResourceId.of("user 78");
        ThreadKey moved = new ThreadKey(other, copy.thread());
        CloneThread order = new CloneThread(KEY, copy, new CloneSelection.Last(30), Optional.empty(), Samples.TIME);
        served("_id_", () -> store.threads().copy(order));
        served(
                "message_ids",
                () -> store.messages().delete(copy, Set.of(MessageId.of("b39-1"), MessageId.of("b38-1"))),
                "_id_");
        served("_id_", () -> store.threads().transfer(copy, other, Samples.TIME));
        served("_id_", () -> store.messages().deleteAll(moved));
        served("_id_", () -> store.threads().delete(moved, Samples.TIME));
    }

    @Test
    void the_recovery_at_start() {
        served("unfinished", () -> DATABASE.store(PLANS::wrap));
    }

    private static void list(MessageQuery query) {
        assertThat(store.messages().list(KEY, query)).isNotNull();
    }

    private static Page<MemoryThread> threads(ThreadQuery query) {
        return store.threads().list(KEY.resource(), query);
    }

    private static void served(String index, Runnable call, String... others) {
        new Plans(PLANS).served(index, call, others);
    }
}
