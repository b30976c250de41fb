package io.mneme.memory.store.mongo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.client.model.Updates;
import io.mneme.memory.MemoryException.NotFound;
import io.mneme.memory.message.Message;
import io.mneme.memory.message.MessageQuery;
import io.mneme.memory.message.StoredMessage;
import io.mneme.memory.port.store.Append;
import io.mneme.memory.port.store.AppendCondition;
import io.mneme.memory.port.store.AppendResult;
import io.mneme.memory.port.store.MemoryStore;
import io.mneme.memory.store.mongo.HookedClient.Crash;
import io.mneme.memory.testkit.Fresh;
import io.mneme.memory.testkit.Samples;
import io.mneme.memory.thread.CloneSelection;
import io.mneme.memory.thread.CloneThread;
import io.mneme.memory.thread.ThreadKey;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.bson.Document;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What others do with what a process left. */
class HelpingIT {

    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.create();

    private static MemoryStore store;

    @BeforeAll
    static void open() {
        store = DATABASE.store();
    }

    @Test
    void a_batch_that_its_head_does_not_cover_is_seen_by_nobody() {
        ThreadKey key = halfAppended();
        assertThat(ids(key)).containsExactly("m1", "m2");
        assertThat(store.messages().list(key, MessageQuery.newest(20)).items()).hasSize(2);
        assertThat(store.messages().count(key)).isEqualTo(2);
        assertThat(store.messages().find(key, Samples.user("half1", "").id())).isEmpty();
        assertThat(store.threads().find(key).orElseThrow().lastSequence()).isEqualTo(2);
    }

    @Test
    void the_next_writer_finishes_it_and_does_not_wait() {
        ThreadKey key = halfAppended();
        long start = System.nanoTime();
        AppendResult result = append(store, key, Samples.user("next", "x"));
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(2));
        assertThat(result.lastSequence()).isEqualTo(5);
        assertThat(ids(key)).containsExactly("m1", "m2", "half1", "half2", "next");
    }

    @Test
    void its_own_retry_finishes_it_with_the_same_answer() {
        ThreadKey key = halfAppended();
        AppendCondition asBefore = new AppendCondition.LastSequence(2);
        AppendResult result =
                store.messages().append(new Append(key, Samples.batch("half", 1, 2), asBefore, Samples.TIME));
        assertThat(result.lastSequence()).isEqualTo(4);
        assertThat(result.messages())
                .extracting(AppendResult.Appended::sequence)
                .containsExactly(3L, 4L);
        assertThat(ids(key)).containsExactly("m1", "m2", "half1", "half2");
    }

    @Test
    void a_first_append_that_was_cut_off_makes_no_thread_until_somebody_else_writes() {
        ThreadKey key = Fresh.thread();
        dyingAfterOneWrite(
                dying -> append(dying, key, Samples.batch("half", 1, 2).toArray(new Message[0])));
        assertThat(store.threads().find(key)).isEmpty();
        assertThat(store.messages().count(key)).isZero();
        append(store, key, Samples.user("next", "x"));
        assertThat(ids(key)).containsExactly("half1", "half2", "next");
        assertThat(store.threads().find(key).orElseThrow().incarnation()).isEqualTo(1);
    }

    @Test
    void a_process_whose_database_was_set_back_goes_on() {
        ThreadKey key = Fresh.thread();
        append(store, key, Samples.batch(2).toArray(new Message[0]));
        List<Document> backup = DATABASE.threads().find(ownedBy(key)).into(new ArrayList<>());
        append(store, key, Samples.user("lost1", "x"));
        append(store, key, Samples.user("lost2", "x"));
        DATABASE.threads().deleteMany(ownedBy(key));
        DATABASE.threads().insertMany(backup);
        assertThat(append(store, key, Samples.user("new", "x")).lastSequence()).isEqualTo(3);
        assertThat(append(store, key, Samples.user("newer", "x")).lastSequence())
                .isEqualTo(4);
        assertThat(ids(key)).containsExactly("m1", "m2", "new", "newer");
    }

    @Test
    void a_copy_that_nobody_builds_any_more_is_cleared_away_at_a_start() {
        ThreadKey key = Fresh.thread();
        append(store, key, Samples.batch(5).toArray(new Message[0]));
        ThreadKey copy = Fresh.sibling(key, "copy");
        CloneThread order = new CloneThread(key, copy, new CloneSelection.All(), Optional.empty(), Samples.TIME);
        dyingAfter(2, dying -> dying.threads().copy(order));
        Document ofCopy = ownedBy(copy).append("t", "copy");
        assertThat(DATABASE.threads().countDocuments(ofCopy)).isEqualTo(2);
        DATABASE.store().close();
        assertThat(DATABASE.threads().countDocuments(ofCopy))
                .as("it may still be built")
                .isEqualTo(2);
        long longAgo = TimeUnit.MILLISECONDS.toMicros(
                Instant.now().minus(Duration.ofHours(2)).toEpochMilli());
        DATABASE.threads().updateOne(ofCopy.append("state", "building"), Updates.set("claimedAt", longAgo));
        DATABASE.store().close();
        assertThat(DATABASE.threads().find(ownedBy(copy).append("t", "copy")).into(new ArrayList<>()))
                .singleElement()
                .satisfies(
                        head -> assertThat(head).containsEntry("state", "void").doesNotContainKey("open"));
        assertThat(store.threads().copy(order).incarnation()).isEqualTo(1);
        assertThat(ids(copy)).hasSize(5);
    }

    @Test
    void a_copy_to_an_id_whose_first_append_was_cut_off() {
        ThreadKey source = Fresh.thread();
        append(store, source, Samples.batch(3).toArray(new Message[0]));
        ThreadKey target = Fresh.sibling(source, "target");
        dyingAfter(1, dying -> append(dying, target, Samples.batch("half", 1, 2).toArray(new Message[0])));
        CloneThread order = new CloneThread(source, target, new CloneSelection.All(), Optional.empty(), Samples.TIME);
        assertThat(store.threads().copy(order).incarnation()).isEqualTo(1);
        assertThat(ids(target)).containsExactly("m1", "m2", "m3");
        assertThat(append(store, target, Samples.batch("half", 1, 2).toArray(new Message[0]))
                        .lastSequence())
                .isEqualTo(5);
    }

    @Test
    void a_move_that_died_on_its_last_step_stays_done_whatever_happens_to_the_new_owners_thread() {
        ThreadKey from = Fresh.thread();
        ThreadKey to = Fresh.thread();
        append(store, from, Samples.batch(3).toArray(new Message[0]));
        int writes = 0;
        while (!"live".equals(state(to))) {
            dyingAfter(++writes, dying -> dying.threads().transfer(from, to.resource(), Samples.TIME));
        }
        assertThat(state(from)).isEqualTo("moving");
        store.threads().delete(to, Samples.TIME);
        ThreadKey third = Fresh.thread();
        append(store, third, Samples.user("of third", "x"));
        store.threads().transfer(third, to.resource(), Samples.TIME);
        assertThat(store.threads().find(from)).isEmpty();
        assertThat(ids(to)).containsExactly("of third");
        assertThatThrownBy(() -> append(store, from, Samples.user("late", "x"))).isInstanceOf(NotFound.class);
    }

    private static String state(ThreadKey key) {
        Document head = DATABASE.threads().find(Keys.isHead(key)).first();
        return head == null ? "" : head.getString("state");
    }

    private static ThreadKey halfAppended() {
        ThreadKey key = Fresh.thread();
        append(store, key, Samples.batch(2).toArray(new Message[0]));
        dyingAfterOneWrite(
                dying -> append(dying, key, Samples.batch("half", 1, 2).toArray(new Message[0])));
        return key;
    }

    private static void dyingAfterOneWrite(Consumer<MemoryStore> change) {
        dyingAfter(1, change);
    }

    private static void dyingAfter(int writes, Consumer<MemoryStore> change) {
        HookedClient client = new HookedClient();
        MemoryStore dying = DATABASE.store(client::wrap);
        client.dieBefore(writes + 1);
        assertThatThrownBy(() -> change.accept(dying)).isInstanceOf(Crash.class);
    }

    private static AppendResult append(MemoryStore on, ThreadKey key, Message... messages) {
        return on.messages().append(new Append(key, List.of(messages), AppendCondition.ANY, Samples.TIME));
    }

    private static List<String> ids(ThreadKey key) {
        return World.all(store, key).stream()
                .map(StoredMessage::id)
                .map(id -> id.value())
                .toList();
    }

    private static Document ownedBy(ThreadKey key) {
        return new Document("r", key.resource().value());
    }
}
