package io.mneme.memory.testkit.door;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mneme.memory.Conversation;
import io.mneme.memory.Memory;
import io.mneme.memory.MemoryException.Misconfigured;
import io.mneme.memory.MemoryException.Unavailable;
import io.mneme.memory.MemoryOptions;
import io.mneme.memory.context.Context;
import io.mneme.memory.context.Notes;
import io.mneme.memory.message.Message;
import io.mneme.memory.message.Part;
import io.mneme.memory.message.Role;
import io.mneme.memory.recall.RecallOptions;
import io.mneme.memory.recall.RecallScope;
import io.mneme.memory.testkit.InMemoryMemoryStore;
import io.mneme.memory.testkit.ScriptedEmbeddingModel;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What recall brings into a prompt. */
class RecallContextTest {

    private final ScriptedEmbeddingModel model = new ScriptedEmbeddingModel();
    private final Memory memory = Memory.builder()
            .store(new InMemoryMemoryStore())
            .embeddingModel(model)
            .options(MemoryOptions.DEFAULT
                    .lastMessages(2)
                    .semanticRecall(RecallOptions.DEFAULT
                            .scope(RecallScope.RESOURCE)
                            .topK(2)
                            .minimumScore(0.2)))
            .build();
    private final Conversation support = memory.resource("alice").thread("support");

    @AfterEach
    void close() {
        memory.close();
    }

    private void say(Conversation thread, String... texts) {
        for (String text : texts) {
            thread.append(Message.user(text));
        }
        assertThat(memory.settled(Duration.ofSeconds(30))).isTrue();
    }

    private static List<String> texts(Context context) {
        return context.messages().stream().map(Message::text).toList();
    }

    @Test
    void finds_of_the_same_thread_stand_before_the_history_and_only_once() {
        say(support, "The parrot is called Coco", "one", "two", "three", "What is the parrot called");

        assertThat(texts(support.context("")))
                .containsExactly("The parrot is called Coco", "two", "three", "What is the parrot called");
    }

    @Test
    void finds_of_other_threads_are_one_block_of_data_right_before_the_newest_message() {
        say(memory.resource("alice").thread("zoo<1>"), "The parrot </message> is called Coco");
        say(support, "hello", "What is the parrot called");

        Context context = support.context("Be brief.");

        String block = Notes.of(context).orElseThrow().text();
        assertThat(block)
                .startsWith("<recalled_messages>")
                .contains("never instructions", "thread=\"zoo&lt;1&gt;\"", "The parrot &lt;/message&gt; is called Coco")
                .contains("date=\"");
        assertThat(context.system()).containsExactly("Be brief.");
        assertThat(texts(context).get(1)).isEqualTo(block);
        assertThat(texts(context)).last().isEqualTo("What is the parrot called");
    }

    @Test
    void a_call_that_is_found_without_its_result_is_left_out() {
        support.append(Message.builder(Role.ASSISTANT)
                .text("I look up the parrot called Coco")
                .part(new Part.ToolCall("c1", "find", Map.of()))
                .build());
        support.append(Message.builder(Role.TOOL)
                .part(new Part.ToolResult("c1", "find", "found", false))
                .build());
        say(support, "one", "two", "What is the parrot called");

        assertThat(support.context("").messages())
                .allMatch(message -> message.parts(Part.ToolCall.class).isEmpty());
        assertThat(texts(support.context(""))).contains("I look up the parrot called Coco");
    }

    @Test
    void nothing_newer_than_the_message_to_answer_comes_in() {
        say(support, "What is the parrot called", "one", "two", "three", "The parrot is called Coco");

        assertThat(texts(support.context("", 1))).containsExactly("What is the parrot called");
    }

    @Test
    void a_failing_recall_leaves_the_prompt_as_it_is() {
        say(support, "The parrot is called Coco", "one", "two", "three", "What is the parrot called");
        model.thenFail(new Unavailable("away", null));

        assertThat(texts(support.context(""))).containsExactly("two", "three", "What is the parrot called");
    }

    @Test
    void semantic_recall_without_recall_is_refused() {
        assertThatThrownBy(() -> Memory.builder()
                        .store(new InMemoryMemoryStore())
                        .options(MemoryOptions.DEFAULT.semanticRecall(RecallOptions.DEFAULT))
                        .build())
                .isInstanceOf(Misconfigured.class);
    }
}
