package io.mneme.memory.store.mongo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mneme.memory.MemoryException.InvalidInput;
import io.mneme.memory.message.Message;
import io.mneme.memory.message.MessageQuery;
import io.mneme.memory.message.StoredMessage;
import io.mneme.memory.port.store.Append;
import io.mneme.memory.port.store.AppendCondition;
import io.mneme.memory.testkit.Fresh;
import io.mneme.memory.testkit.Samples;
import io.mneme.memory.thread.CloneSelection;
import io.mneme.memory.thread.CloneThread;
import io.mneme.memory.thread.ThreadKey;
import io.mneme.memory.thread.ThreadUpdate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.bson.Document;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class SizeIT {

    private static final int MEGABYTE = 1 << 20;

    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.create();

    private static MongoMemoryStore store;

    @BeforeAll
    static void open() {
        store = DATABASE.store();
    }

    @Test
    void an_append_beyond_one_document_is_refused_with_the_numbers_and_nothing_is_written() {
        ThreadKey key = Fresh.thread();
        List<Message> much =
                List.of(Samples.user("m1", "x".repeat(9 * MEGABYTE)), Samples.user("m2", "x".repeat(9 * MEGABYTE)));
        assertThatThrownBy(() -> append(key, much))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining("18874")
                .hasMessageContaining(String.valueOf(Sizes.MAX_BYTES));
        assertThat(store.threads().find(key)).isEmpty();
        assertThat(DATABASE.threads()
                        .countDocuments(new Document("r", key.resource().value())))
                .isZero();
        append(key, much.subList(0, 1));
        append(key, much.subList(1, 2));
        assertThat(World.all(store, key)).extracting(StoredMessage::message).isEqualTo(much);
    }

    @Test
    void the_largest_append_is_written_read_copied_moved_and_deleted() {
        ThreadKey key = Fresh.thread();
        append(key, List.of(Samples.user("small", "x")));
        List<Message> large = List.of(Samples.user("large", "x".repeat(Sizes.MAX_BYTES - 500)));
        append(key, large);
        assertThat(World.all(store, key).get(1).message()).isEqualTo(large.get(0));
        ThreadKey copy = Fresh.sibling(key, "copy");
        store.threads().copy(new CloneThread(key, copy, new CloneSelection.All(), Optional.empty(), Samples.TIME));
        ThreadKey moved = new ThreadKey(Fresh.owner(), copy.thread());
        store.threads().transfer(copy, moved.resource(), Samples.TIME);
        assertThat(World.all(store, moved)).extracting(StoredMessage::message).contains(large.get(0));
        assertThat(store.messages().delete(moved, Set.of(large.get(0).id()))).isEqualTo(1);
        assertThat(store.messages().count(moved)).isEqualTo(1);
    }

    @Test
    void metadata_beyond_one_document_is_refused_and_changes_nothing() {
        ThreadKey key = Fresh.thread();
        append(key, Samples.batch(1));
        Map<String, Object> much = Map.of("text", "x".repeat(17 * MEGABYTE));
        assertThatThrownBy(() -> store.threads().update(key, new ThreadUpdate.MergeMetadata(much), Samples.TIME))
                .isInstanceOf(InvalidInput.class);
        assertThat(store.threads().find(key).orElseThrow().metadata()).isEmpty();
    }

    @Test
    void a_page_from_very_full_batches_is_whole() {
        ThreadKey key = Fresh.thread();
        for (int batch = 0; batch < 5; batch++) {
            append(key, Samples.batch("m", batch * 1_000, 1_000));
        }
        assertThat(World.all(store, key)).hasSize(5_000);
        assertThat(store.messages().list(key, MessageQuery.newest(20)).items())
                .extracting(StoredMessage::sequence)
                .startsWith(5_000L, 4_999L)
                .endsWith(4_981L);
    }

    private static void append(ThreadKey key, List<Message> messages) {
        store.messages().append(new Append(key, messages, AppendCondition.ANY, Samples.TIME));
    }
}
