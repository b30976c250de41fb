package io.mneme.memory.model.langchain4j;

import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.Content;
import dev.langchain4j.data.message.ImageContent;
import dev.langchain4j.data.message.PdfFileContent;
import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.TextContent;
import dev.langchain4j.data.message.ToolExecutionResultMessage;
import dev.langchain4j.data.message.UserMessage;
import io.mneme.memory.context.Context;
import io.mneme.memory.message.FileContent;
import io.mneme.memory.message.Message;
import io.mneme.memory.message.Part;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.databind.json.JsonMapper;

/** Turns a context into LangChain4j's messages. */
final class PromptMessages {

    /** Where LangChain4j's providers look for the proof of a model's thoughts. */
    static final String SIGNATURE = "thinking_signature";

    private static final JsonMapper JSON = JsonMapper.shared();

    private PromptMessages() {}

    /** The system blocks as one message, then the conversation. */
    static List<ChatMessage> of(Context context) {
        List<ChatMessage> messages = new ArrayList<>();
        if (!context.systemText().isBlank()) {
            messages.add(SystemMessage.from(context.systemText()));
        }
        context.messages().forEach(message -> add(message, messages));
        return messages;
    }

    private static void add(Message message, List<ChatMessage> messages) {
        switch (message.role()) {
            case SYSTEM -> messages.add(SystemMessage.from(message.text()));
            case USER -> messages.add(UserMessage.from(contents(message)));
            case ASSISTANT -> messages.add(assistant(message));
            case TOOL -> message.parts(Part.ToolResult.class).forEach(result -> messages.add(result(result)));
            default -> throw new IllegalStateException("no message for the role " + message.role());
        }
    }

    private static List<Content> contents(Message message) {
        List<Content> contents = new ArrayList<>();
        for (Part part : message.parts()) {
            if (part instanceof Part.Text text && !text.text().isBlank()) {
                contents.add(TextContent.from(text.text()));
            } else if (part instanceof Part.File file) {
                contents.add(file(file));
            }
        }
        // Providers refuse a message without content.
        return contents.isEmpty() ? List.of(TextContent.from("(empty)")) : contents;
    }

    /** Pictures and PDF as such; of any other file the name, since no provider takes every kind. */
    private static Content file(Part.File file) {
        boolean picture = file.mediaType().startsWith("image/");
        if (!picture && !file.mediaType().equals("application/pdf")) {
            return TextContent.from("[file: " + file.name() + "]");
        } else if (file.content() instanceof FileContent.Reference reference) {
            return picture ? ImageContent.from(reference.uri()) : PdfFileContent.from(reference.uri());
        }
        String base64 = ((FileContent.Bytes) file.content()).base64();
        return picture ? ImageContent.from(base64, file.mediaType()) : PdfFileContent.from(base64, file.mediaType());
    }

    private static AiMessage assistant(Message message) {
        AiMessage.Builder builder = AiMessage.builder();
        String thoughts = message.parts(Part.Reasoning.class).stream()
                .map(Part.Reasoning::text)
                .collect(Collectors.joining("\n"));
        if (!thoughts.isEmpty()) {
            builder.thinking(thoughts);
        }
        message.parts(Part.Reasoning.class).stream()
                .flatMap(part -> part.signature().stream())
                .findFirst()
                .ifPresent(signature -> builder.attributes(Map.of(SIGNATURE, signature)));
        List<ToolExecutionRequest> calls = message.parts(Part.ToolCall.class).stream()
                .map(call -> ToolExecutionRequest.builder()
                        .id(call.callId())
                        .name(call.name())
                        .arguments(JSON.writeValueAsString(call.arguments()))
                        .build())
                .toList();
        if (!message.text().isEmpty() || calls.isEmpty()) {
            builder.text(message.text());
        }
        return builder.toolExecutionRequests(calls).build();
    }

    private static ToolExecutionResultMessage result(Part.ToolResult result) {
        return ToolExecutionResultMessage.builder()
                .id(result.callId())
                .toolName(result.name())
                .text(result.result() instanceof String text ? text : JSON.writeValueAsString(result.result()))
                .isError(result.error())
                .build();
    }
}
