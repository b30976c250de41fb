package io.mneme.memory.store.mongo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Updates;
import io.mneme.memory.MemoryException.Misconfigured;
import io.mneme.memory.port.store.Append;
import io.mneme.memory.port.store.AppendCondition;
import io.mneme.memory.port.store.DeletedThread;
import io.mneme.memory.port.store.PendingThread;
import io.mneme.memory.testkit.Fresh;
import io.mneme.memory.testkit.Outcome;
import io.mneme.memory.testkit.Race;
import io.mneme.memory.testkit.Samples;
import io.mneme.memory.thread.NewThread;
import io.mneme.memory.thread.ThreadKey;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import org.bson.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class SchemaIT {

    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.create();

    private static final int STEPS = Schema.STEPS.size();

    @BeforeEach
    void empty() {
        DATABASE.database().drop();
    }

    @Test
    void many_nodes_start_at_once_on_an_empty_database() {
        Callable<Object> node = () -> {
            MongoMemoryStore store = DATABASE.store();
            return store.threads().create(NewThread.of(Fresh.thread(), Samples.TIME));
        };
        List<Outcome<Object>> outcomes = Race.run(Collections.nCopies(8, node));
        assertThat(outcomes).allMatch(Outcome::succeeded);
        assertThat(indexes())
                .containsExactly(
                        "_id_",
                        "deleted_threads",
                        "memory_owners",
                        "message_ids",
                        "pending_threads",
                        "threads_by_creation",
                        "threads_by_update",
                        "unfinished");
        assertThat(schema().find().into(new ArrayList<>()))
                .containsExactly(
                        new Document("_id", "schema").append("version", STEPS).append("of", "mneme"));
    }

    @Test
    void a_newer_schema_is_refused_and_left_alone() {
        DATABASE.store().close();
        schema().updateOne(new Document("_id", "schema"), Updates.set("version", STEPS + 1));
        assertThatThrownBy(DATABASE::store)
                .isInstanceOf(Misconfigured.class)
                .hasMessageContaining("version " + (STEPS + 1));
        assertThat(schema().find().first()).containsEntry("version", STEPS + 1);
    }

    @Test
    void somebody_elses_collection_is_refused_and_left_alone() {
        DATABASE.threads().insertOne(new Document("_id", 1));
        assertThatThrownBy(DATABASE::store).isInstanceOf(Misconfigured.class).hasMessageContaining("collectionPrefix");
        assertThat(indexes()).containsExactly("_id_");
        assertThat(DATABASE.threads().countDocuments()).isEqualTo(1);
    }

    @Test
    void somebody_elses_schema_collection_is_refused() {
        schema().insertOne(new Document("_id", "schema"));
        assertThatThrownBy(DATABASE::store).isInstanceOf(Misconfigured.class);
    }

    @Test
    void a_step_that_a_crash_interrupted_is_run_again() {
        DATABASE.store().close();
        DATABASE.threads().dropIndex("unfinished");
        schema().deleteMany(new Document());
        schema().insertOne(new Document("_id", "lock").append("owner", "dead").append("beat", 7L));
        LeaseTerms terms = new LeaseTerms(Duration.ofSeconds(2), Duration.ofMinutes(1), System::nanoTime);
        new Schema(new StoreCollections(DATABASE.threads(), DATABASE.recall(), schema()), Schema.STEPS, terms)
                .bringUpToDate();
        assertThat(indexes()).contains("unfinished");
        assertThat(schema().find().into(new ArrayList<>())).hasSize(1);
    }

    @Test
    void a_database_of_the_first_version_is_brought_up_to_date_and_its_threads_are_to_be_indexed() {
        ThreadKey filled = Fresh.thread();
        ThreadKey empty = Fresh.thread();
        try (MongoMemoryStore store = DATABASE.store()) {
            store.threads().create(NewThread.of(empty, Samples.TIME));
            store.messages().append(new Append(filled, Samples.batch(3), AppendCondition.ANY, Samples.TIME));
        }
        schema().updateOne(new Document("_id", "schema"), Updates.set("version", 1));
        DATABASE.threads().dropIndex("pending_threads");
        DATABASE.threads().updateMany(new Document(), Updates.unset("pending"));
        DATABASE.recall().drop();
        MongoMemoryStore store = DATABASE.store();
        assertThat(store.recallIndex().pending(10)).containsExactly(new PendingThread(filled, 1, 0, 3));
        assertThat(store.recallIndex().countPending()).isEqualTo(1);
        assertThat(indexes()).contains("pending_threads");
        assertThat(schema().find().first()).containsEntry("version", STEPS);
    }

    @Test
    void threads_that_were_deleted_before_there_was_an_index_of_them_are_listed() {
        ThreadKey gone = Fresh.thread();
        try (MongoMemoryStore store = DATABASE.store()) {
            store.threads().create(NewThread.of(gone, Samples.TIME));
            store.threads().delete(gone, Samples.TIME);
            store.threads().create(NewThread.of(Fresh.thread(), Samples.TIME));
        }
        DATABASE.threads().dropIndex("deleted_threads");
        schema().updateOne(new Document("_id", "schema"), Updates.set("version", 4));
        MongoMemoryStore store = DATABASE.store();
        assertThat(indexes()).contains("deleted_threads");
        assertThat(store.imports().deleted(Optional.empty(), 10))
                .containsExactly(new DeletedThread(gone, 1, Samples.TIME));
        assertThat(schema().find().first()).containsEntry("version", STEPS);
    }

    @Test
    void stores_with_different_prefixes_share_a_database() {
        try (MongoMemoryStore one = MongoMemoryStore.open(DATABASE.options().collectionPrefix("one_"));
                MongoMemoryStore other =
                        MongoMemoryStore.open(DATABASE.options().collectionPrefix("other_"))) {
            NewThread thread = NewThread.of(Fresh.thread(), Samples.TIME);
            one.threads().create(thread);
            assertThat(other.threads().find(thread.key())).isEmpty();
        }
        assertThat(DATABASE.database().listCollectionNames().into(new TreeSet<>()))
                .containsExactly(
                        "one_recall", "one_schema", "one_threads", "other_recall", "other_schema", "other_threads");
    }

    @Test
    void the_description_names_product_version_and_place() {
        assertThat(DATABASE.store().description())
                .contains("MongoDB ")
                .contains("database " + DATABASE.database().getName())
                .containsAnyOf("standalone", "replica set", "sharded cluster");
    }

    private static TreeSet<String> indexes() {
        TreeSet<String> names = new TreeSet<>();
        DATABASE.threads().listIndexes().forEach(index -> names.add(index.getString("name")));
        return names;
    }

    private static MongoCollection<Document> schema() {
        return DATABASE.database().getCollection("schema");
    }
}
