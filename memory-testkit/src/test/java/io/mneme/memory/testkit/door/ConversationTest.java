package io.mneme.memory.testkit.door;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mneme.memory.Conversation;
import io.mneme.memory.Memory;
import io.mneme.memory.MemoryException.Conflict;
import io.mneme.memory.MemoryException.InvalidInput;
import io.mneme.memory.MemoryException.NotFound;
import io.mneme.memory.message.MessageId;
import io.mneme.memory.message.MessageQuery;
import io.mneme.memory.message.StoredMessage;
import io.mneme.memory.port.store.AppendCondition;
import io.mneme.memory.port.store.AppendResult;
import io.mneme.memory.testkit.InMemoryMemoryStore;
import io.mneme.memory.testkit.Samples;
import io.mneme.memory.testkit.SettableClock;
import io.mneme.memory.thread.CloneSelection;
import io.mneme.memory.thread.MemoryThread;
import io.mneme.memory.thread.ThreadId;
import io.mneme.memory.thread.ThreadKey;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class ConversationTest {

    private final SettableClock clock = SettableClock.at(Samples.TIME);
    private final Memory memory =
            Memory.builder().store(new InMemoryMemoryStore()).clock(clock).build();
    private final Conversation support = memory.resource("alice").thread("support");

    @Test
    void the_first_message_creates_the_thread() {
        assertThat(support.find()).isEmpty();
        AppendResult result = support.append(Samples.user("m1", "hello"), Samples.assistant("m2", "hi"));
        assertThat(result.lastSequence()).isEqualTo(2);
        assertThat(support.get().createdAt()).isEqualTo(Samples.TIME);
        assertThat(support.key()).isEqualTo(ThreadKey.of("alice", "support"));
        assertThat(support.count()).isEqualTo(2);
    }

    @Test
    void messages_are_read_by_page_by_id_and_by_place() {
        support.append(Samples.batch(10));
        assertThat(support.messages(MessageQuery.ALL.limit(3)).next()).contains("3");
        assertThat(support.last(3)).extracting(StoredMessage::sequence).containsExactly(8L, 9L, 10L);
        assertThat(support.message(MessageId.of("m4")).sequence()).isEqualTo(4);
        assertThat(support.neighbours(MessageId.of("m4"), 1, 1)).hasSize(3);
    }

    @Test
    void a_conditional_append_fails_when_somebody_else_wrote() {
        support.append(Samples.batch(2));
        assertThatThrownBy(() -> support.append(Samples.batch("late", 1, 1), new AppendCondition.LastSequence(1)))
                .isInstanceOf(Conflict.class);
    }

    @Test
    void changes_use_the_clock() {
        support.append(Samples.batch(1));
        clock.advance(Duration.ofHours(1));
        assertThat(support.rename("Trip").title()).contains("Trip");
        assertThat(support.mergeMetadata(Map.of("topic", "travel")).metadata()).containsEntry("topic", "travel");
        assertThat(support.get().updatedAt()).isEqualTo(clock.instant());
        assertThat(support.archive().archivedAt()).contains(clock.instant());
        assertThat(support.unarchive().archived()).isFalse();
        assertThat(support.clearTitle().title()).isEmpty();
    }

    @Test
    void messages_are_deleted() {
        support.append(Samples.batch(5));
        assertThat(support.deleteMessages(Set.of(MessageId.of("m1"), MessageId.of("m9"))))
                .isEqualTo(1);
        assertThat(support.deleteMessages(Set.of(MessageId.of("m1")))).isZero();
        assertThat(support.deleteAllMessages()).isEqualTo(4);
        assertThat(support.deleteAllMessages()).isZero();
        assertThat(support.count()).isZero();
        assertThat(support.messages(MessageQuery.ALL).items()).isEmpty();
        assertThat(support.last(5)).isEmpty();
    }

    @Test
    void a_deleted_thread_refuses_a_late_append() {
        support.append(Samples.batch(2));
        assertThat(support.delete()).isTrue();
        assertThat(support.delete()).isFalse();
        assertThatThrownBy(() -> support.append(Samples.user("late", "x"))).isInstanceOf(NotFound.class);
    }

    @Test
    void a_copy_stays_with_its_owner() {
        support.append(Samples.batch(5));
        MemoryThread copy = support.copyTo(ThreadId.of("branch"), new CloneSelection.Last(2));
        assertThat(copy.key()).isEqualTo(ThreadKey.of("alice", "branch"));
        assertThat(memory.resource("alice").thread("branch").count()).isEqualTo(2);
        assertThatThrownBy(() -> support.copyTo(ThreadId.of("branch"), new CloneSelection.All()))
                .isInstanceOf(Conflict.class);
    }

    @Test
    void a_thread_that_is_not_there_is_not_found_whoever_asks() {
        support.append(Samples.batch(2));
        MessageId id = MessageId.of("m1");
        for (Conversation missing : List.of(
                memory.resource("alice").thread("other"),
                memory.resource("mallory").thread("support"))) {
            Stream<ThrowingCallable> calls = Stream.of(
                    missing::get,
                    () -> missing.messages(MessageQuery.ALL),
                    () -> missing.last(1),
                    () -> missing.message(id),
                    () -> missing.neighbours(id, 1, 1),
                    missing::count,
                    () -> missing.deleteMessages(Set.of(id)),
                    missing::deleteAllMessages,
                    () -> missing.rename("mine"),
                    missing::clearTitle,
                    () -> missing.mergeMetadata(Map.of()),
                    missing::archive,
                    missing::unarchive,
                    () -> missing.copyTo(ThreadId.of("mine"), new CloneSelection.All()));
            assertThat(calls).allSatisfy(call -> assertThatThrownBy(call).isInstanceOf(NotFound.class));
            assertThat(missing.find()).isEmpty();
            assertThat(missing.delete()).isFalse();
        }
        assertThat(support.count()).isEqualTo(2);
    }

    @Test
    void bad_input_is_refused_with_the_rule() {
        assertThatThrownBy(() -> memory.resource(" ")).isInstanceOf(InvalidInput.class);
        assertThatThrownBy(() -> memory.resource("alice").thread("x".repeat(256)))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining("255");
        assertThatThrownBy(() -> support.append(List.of())).isInstanceOf(InvalidInput.class);
        assertThatThrownBy(() -> support.append(Samples.user("m1", "x"), Samples.user("m1", "y")))
                .isInstanceOf(InvalidInput.class);
        assertThatThrownBy(() -> support.append(Samples.batch(1_001))).isInstanceOf(InvalidInput.class);
        assertThatThrownBy(() -> support.last(0)).isInstanceOf(InvalidInput.class);
        assertThatThrownBy(() -> support.rename("a\nb")).isInstanceOf(InvalidInput.class);
        assertThat(support.find()).isEmpty();
    }
}
