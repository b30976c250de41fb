package io.mneme.memory.testkit.door;

import static org.assertj.core.api.Assertions.assertThat;

import io.mneme.memory.Conversation;
import io.mneme.memory.Memory;
import io.mneme.memory.MemoryOptions;
import io.mneme.memory.context.Context;
import io.mneme.memory.message.Message;
import io.mneme.memory.message.Part;
import io.mneme.memory.testkit.InMemoryMemoryStore;
import io.mneme.memory.testkit.Samples;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What the model sees. */
class ContextTest {

    private final InMemoryMemoryStore store = new InMemoryMemoryStore();

    @Test
    void instructions_come_first_then_the_newest_messages_oldest_first() {
        Conversation support = withLast(2);
        support.append(Samples.batch(5));
        Context context = support.context("Be brief.");
        assertThat(context.system()).containsExactly("Be brief.");
        assertThat(ids(context)).containsExactly("m3", "m4", "m5");
    }

    @Test
    void a_new_thread_and_blank_instructions_give_an_empty_context() {
        Context context = withLast(5).context(" ");
        assertThat(context.system()).isEmpty();
        assertThat(context.systemText()).isEmpty();
        assertThat(context.messages()).isEmpty();
    }

    @Test
    void a_context_can_be_read_as_of_an_earlier_message() {
        Conversation support = withLast(2);
        support.append(Samples.batch(9));
        assertThat(ids(support.context("", 4))).containsExactly("m2", "m3", "m4");
        assertThat(ids(support.context("", 1))).containsExactly("m1");
        assertThat(ids(support.context("", 0))).isEmpty();
        assertThat(ids(support.context("", 100))).containsExactly("m7", "m8", "m9");
    }

    @Test
    void no_history_still_gives_the_message_to_answer() {
        Conversation support = withLast(0);
        support.append(Samples.batch(3));
        assertThat(ids(support.context(""))).containsExactly("m3");
    }

    @Test
    void a_window_that_starts_with_a_tool_result_reaches_back_to_the_call() {
        Conversation support = withLast(2);
        support.append(
                Samples.user("m1", "old"),
                Samples.user("m2", "weather?"),
                Samples.toolCall("m3", "call"),
                Samples.toolResult("m4", "call"),
                Samples.assistant("m5", "sunny"),
                Samples.user("m6", "thanks"));
        assertThat(ids(support.context(""))).containsExactly("m3", "m4", "m5", "m6");
    }

    @Test
    void a_call_without_a_result_and_a_result_without_a_call_are_left_out() {
        Conversation support = withLast(20);
        support.append(
                Samples.toolResult("m1", "deleted call"),
                Samples.user("m2", "weather?"),
                Samples.toolCall("m3", "crashed"),
                Samples.user("m4", "again?"));
        assertThat(ids(support.context(""))).containsExactly("m2", "m4");
    }

    @Test
    void whatever_is_deleted_and_wherever_the_window_starts_pairs_are_never_split() {
        for (long seed = 0; seed < 60; seed++) {
            Random random = new Random(seed);
            Conversation thread = withLast(random.nextInt(12), "thread-" + seed);
            for (int i = 0; i < 40; i++) {
                thread.append(randomMessage(random, i));
            }
            thread.deleteMessages(
                    Set.of(Samples.user("m" + random.nextInt(40), "").id()));
            for (long upTo = 0; upTo <= 40; upTo++) {
                assertPairsAreWhole(thread.context("", upTo).messages(), "seed " + seed + " up to " + upTo);
            }
        }
    }

    private static Message randomMessage(Random random, int number) {
        String call = "call-" + random.nextInt(6);
        return switch (random.nextInt(4)) {
            case 0 -> Samples.toolCall("m" + number, call);
            case 1 -> Samples.toolResult("m" + number, call);
            default -> Samples.user("m" + number, "x");
        };
    }

    private static void assertPairsAreWhole(List<Message> messages, String where) {
        Set<String> open = new HashSet<>();
        for (Message message : messages) {
            message.parts(Part.ToolCall.class)
                    .forEach(call ->
                            assertThat(open.add(call.callId())).as(where).isTrue());
            message.parts(Part.ToolResult.class)
                    .forEach(result ->
                            assertThat(open.remove(result.callId())).as(where).isTrue());
        }
        assertThat(open).as(where).isEmpty();
    }

    private Conversation withLast(int count) {
        return withLast(count, "support");
    }

    private Conversation withLast(int count, String thread) {
        return Memory.builder()
                .store(store)
                .options(MemoryOptions.DEFAULT.lastMessages(count))
                .build()
                .resource("alice")
                .thread(thread);
    }

    private static List<String> ids(Context context) {
        return context.messages().stream().map(message -> message.id().value()).toList();
    }
}
