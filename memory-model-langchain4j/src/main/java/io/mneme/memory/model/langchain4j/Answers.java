package io.mneme.memory.model.langchain4j;

import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.data.message.AiMessage;
import io.mneme.memory.document.Documents;
import io.mneme.memory.message.Part;
import io.mneme.memory.port.model.ChatAnswer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Turns LangChain4j's answer into ours. */
final class Answers {

    private Answers() {}

    /** @param text the answer's text, as it was streamed */
    static ChatAnswer of(AiMessage message, String text) {
        List<Part> parts = new ArrayList<>();
        if (message.thinking() != null && !message.thinking().isEmpty()) {
            Object signature = message.attributes().get(PromptMessages.SIGNATURE);
            parts.add(new Part.Reasoning(
                    message.thinking(), Optional.ofNullable(signature).map(Object::toString)));
        }
        if (!text.isEmpty() || !message.hasToolExecutionRequests()) {
            parts.add(new Part.Text(text));
        }
        message.toolExecutionRequests().forEach(request -> parts.add(call(request)));
        return new ChatAnswer(parts);
    }

    private static Part.ToolCall call(ToolExecutionRequest request) {
        boolean named = request.id() != null && !request.id().isBlank();
        // Some providers give no id; the result needs one to be matched by.
        String id = named ? request.id() : "call-" + UUID.randomUUID();
        return new Part.ToolCall(id, request.name(), arguments(request.arguments()));
    }

    private static Map<String, Object> arguments(String json) {
        if (json == null || json.isBlank()) {
            return Map.of();
        }
        try {
            return Documents.object(JsonMapper.shared().readValue(json, Map.class));
        } catch (JacksonException e) {
            // The tool then misses its arguments, and tells the model so.
            return Map.of("invalidJson", json);
        }
    }
}
