package io.mneme.memory.testkit.door;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mneme.memory.Conversation;
import io.mneme.memory.Memory;
import io.mneme.memory.MemoryBuilder;
import io.mneme.memory.MemoryException.Conflict;
import io.mneme.memory.MemoryException.InvalidInput;
import io.mneme.memory.MemoryException.Misconfigured;
import io.mneme.memory.MemoryException.Unavailable;
import io.mneme.memory.ResourceMemory;
import io.mneme.memory.message.Message;
import io.mneme.memory.message.MessageDocument;
import io.mneme.memory.testkit.InMemoryMemoryStore;
import io.mneme.memory.testkit.Samples;
import io.mneme.memory.thread.ResourceId;
import io.mneme.memory.thread.ThreadId;
import io.mneme.memory.thread.ThreadKey;
import io.mneme.memory.thread.ThreadQuery;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MemoryTest {

    private final Memory memory =
            Memory.builder().store(new InMemoryMemoryStore()).build();
    private final ResourceMemory alice = memory.resource("alice");

    @Test
    void a_thread_is_created_with_title_and_metadata() {
        Conversation trip = alice.createThread(ThreadId.of("trip"), Optional.of("Trip"), Map.of("topic", "travel"));
        assertThat(trip.get().title()).contains("Trip");
        assertThat(alice.threads(ThreadQuery.ALL.metadata(Map.of("topic", "travel")))
                        .items())
                .containsExactly(trip.get());
        assertThatThrownBy(() -> alice.createThread(ThreadId.of("trip"), Optional.empty(), Map.of()))
                .isInstanceOf(Conflict.class);
        assertThat(memory.resource("bob").threads(ThreadQuery.ALL).items()).isEmpty();
        assertThat(alice.id()).isEqualTo(ResourceId.of("alice"));
    }

    @Test
    void a_deleted_thread_can_be_created_again() {
        alice.thread("trip").append(Samples.batch(2));
        alice.thread("trip").delete();
        assertThat(alice.createThread(ThreadId.of("trip"), Optional.empty(), Map.of())
                        .get()
                        .incarnation())
                .isEqualTo(2);
        assertThat(alice.thread("trip").count()).isZero();
    }

    @Test
    void an_export_holds_everything_of_one_owner_and_nothing_else() {
        memory.resource("bob").thread("one").append(Samples.batch(3));
        alice.createThread(ThreadId.of("empty"), Optional.of("Empty"), Map.of("a", 1L));
        alice.thread("one").append(Samples.everyKind());
        alice.thread("two").append(Samples.batch(1_000));
        alice.thread("two").append(Samples.batch("more", 1, 200));
        List<Map<String, Object>> lines = new ArrayList<>();
        alice.export(lines::add);
        assertThat(lines).hasSize(3 + 4 + 1_200).allMatch(line -> "alice".equals(line.get("resource")));
        assertThat(lines.stream().filter(line -> "thread".equals(line.get("type"))))
                .extracting(line -> line.get("thread"))
                .containsExactlyInAnyOrder("empty", "one", "two");
        assertThat(messagesOf("one", lines)).isEqualTo(Samples.everyKind());
        assertThat(messagesOf("two", lines)).hasSize(1_200).endsWith(Samples.user("more200", "text of more200"));
    }

    @Test
    void an_export_with_more_threads_than_a_page_is_whole() {
        for (int i = 0; i < 1_100; i++) {
            alice.thread("thread-" + i).append(Samples.batch(1));
        }
        List<Map<String, Object>> lines = new ArrayList<>();
        alice.export(lines::add);
        assertThat(lines).hasSize(2_200).doesNotHaveDuplicates();
    }

    @Test
    void a_sink_that_fails_ends_the_export() {
        alice.thread("one").append(Samples.batch(3));
        IllegalStateException full = new IllegalStateException("disk full");
        assertThatThrownBy(() -> alice.export(line -> {
                    throw full;
                }))
                .isSameAs(full);
    }

    @Test
    void what_is_missing_is_refused_when_the_memory_is_built() {
        MemoryBuilder builder = Memory.builder();
        assertThatThrownBy(builder::build).isInstanceOf(Misconfigured.class);
        assertThatThrownBy(() -> memory.resource((ResourceId) null)).isInstanceOf(InvalidInput.class);
        assertThatThrownBy(() -> memory.resource((String) null)).isInstanceOf(InvalidInput.class);
    }

    @Test
    void a_builder_can_be_used_again_without_changing_what_it_built() {
        InMemoryMemoryStore first = new InMemoryMemoryStore();
        MemoryBuilder builder = Memory.builder().store(first);
        Memory built = builder.build();
        builder.store(new InMemoryMemoryStore());
        built.resource("alice").thread("one").append(Samples.batch(1));
        assertThat(first.threads().find(ThreadKey.of("alice", "one"))).isPresent();
    }

    @Test
    void a_closed_memory_is_unavailable() {
        assertThat(memory.description()).isNotBlank();
        memory.close();
        assertThatThrownBy(() -> alice.threads(ThreadQuery.ALL)).isInstanceOf(Unavailable.class);
    }

    private static List<Message> messagesOf(String thread, List<Map<String, Object>> lines) {
        return lines.stream()
                .filter(line -> "message".equals(line.get("type")) && thread.equals(line.get("thread")))
                .map(MessageDocument::read)
                .toList();
    }
}
