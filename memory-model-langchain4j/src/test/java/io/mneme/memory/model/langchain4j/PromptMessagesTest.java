package io.mneme.memory.model.langchain4j;

import static org.assertj.core.api.Assertions.assertThat;

import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.ImageContent;
import dev.langchain4j.data.message.PdfFileContent;
import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.TextContent;
import dev.langchain4j.data.message.ToolExecutionResultMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.internal.JsonSchemaElementUtils;
import io.mneme.memory.context.Context;
import io.mneme.memory.message.FileContent;
import io.mneme.memory.message.Message;
import io.mneme.memory.message.Part;
import io.mneme.memory.message.Role;
import io.mneme.memory.port.model.ToolSpecification;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PromptMessagesTest {

    private static List<ChatMessage> of(Message... messages) {
        return PromptMessages.of(new Context(List.of(), List.of(messages)));
    }

    @Test
    void system_blocks_become_one_message_before_all_others() {
        Context context = new Context(List.of("one", "two"), List.of(Message.user("Hello")));

        assertThat(PromptMessages.of(context))
                .containsExactly(SystemMessage.from("one\n\ntwo"), UserMessage.from(TextContent.from("Hello")));
    }

    @Test
    void a_call_with_its_thoughts_and_its_results_stay_together() {
        Message asks = Message.builder(Role.ASSISTANT)
                .part(new Part.Reasoning("hm", Optional.of("proof")))
                .text("I look.")
                .part(new Part.ToolCall("c1", "weather", Map.of("city", "Bern")))
                .build();
        Message results = Message.builder(Role.TOOL)
                .part(new Part.ToolResult("c1", "weather", Map.of("sun", true), false))
                .part(new Part.ToolResult("c2", "time", "late", true))
                .build();

        List<ChatMessage> messages = of(asks, results);

        AiMessage first = (AiMessage) messages.get(0);
        assertThat(first.thinking()).isEqualTo("hm");
        assertThat(first.attributes()).containsEntry(PromptMessages.SIGNATURE, "proof");
        assertThat(first.text()).isEqualTo("I look.");
        assertThat(first.toolExecutionRequests().get(0).arguments()).isEqualTo("{\"city\":\"Bern\"}");
        assertThat(((ToolExecutionResultMessage) messages.get(1)).text()).isEqualTo("{\"sun\":true}");
        assertThat(((ToolExecutionResultMessage) messages.get(2)).text()).isEqualTo("late");
        assertThat(((ToolExecutionResultMessage) messages.get(2)).isError()).isTrue();
    }

    @Test
    void pictures_and_documents_go_as_such_and_other_files_by_name() {
        Message message = Message.builder(Role.USER)
                .part(new Part.File("cat", "image/png", new FileContent.Bytes(new byte[] {1, 2})))
                .part(new Part.File("bill", "application/pdf", new FileContent.Reference("https://example.org/b.pdf")))
                .part(new Part.File("song", "audio/flac", new FileContent.Reference("https://example.org/s")))
                .build();

        UserMessage user = (UserMessage) of(message).get(0);

        assertThat(user.contents().get(0)).isEqualTo(ImageContent.from("AQI=", "image/png"));
        assertThat(user.contents().get(1)).isInstanceOf(PdfFileContent.class);
        assertThat(user.contents().get(2)).isEqualTo(TextContent.from("[file: song]"));
    }

    @Test
    void a_message_without_content_is_still_a_message() {
        assertThat(of(Message.user(" "))).containsExactly(UserMessage.from(TextContent.from("(empty)")));
    }

    @Test
    void a_tools_schema_keeps_its_properties_as_they_are() {
        Map<String, Object> parameters = Map.of(
                "type",
                "object",
                "properties",
                Map.of("city", Map.of("type", "string", "minLength", 2)),
                "required",
                List.of("city"));

        var tools = ToolSpecifications.of(List.of(new ToolSpecification("weather", "Tells the weather", parameters)));

        assertThat(JsonSchemaElementUtils.toMap(tools.get(0).parameters()))
                .isEqualTo(Map.of(
                        "type",
                        "object",
                        "properties",
                        Map.of("city", Map.of("type", "string", "minLength", 2)),
                        "required",
                        List.of("city")));
    }
}
