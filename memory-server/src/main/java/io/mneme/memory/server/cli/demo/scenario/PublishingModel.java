package io.mneme.memory.server.cli.demo.scenario;

import io.mneme.memory.message.Message;
import io.mneme.memory.message.Part;
import io.mneme.memory.message.Role;
import io.mneme.memory.port.model.ChatAnswer;
import io.mneme.memory.port.model.ChatModel;
import io.mneme.memory.port.model.ChatRequest;
import io.mneme.memory.port.model.TextListener;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Asks for the tool {@value PublishTool#NAME} once in each turn, and repeats what came of it. Thread-safe. */
final class PublishingModel implements ChatModel {

    @Override
    public String name() {
        return "scripted";
    }

    @Override
    public ChatAnswer answer(ChatRequest request, TextListener listener) {
        List<Message> messages = request.context().messages();
        Message newest = messages.get(messages.size() - 1);
        List<Part.ToolResult> results = newest.parts(Part.ToolResult.class);
        if (newest.role() == Role.USER || results.isEmpty()) {
            String id = UUID.randomUUID().toString();
            return new ChatAnswer(List.of(new Part.ToolCall(id, PublishTool.NAME, Map.of())));
        }
        Part.ToolResult result = results.get(0);
        String text = (result.error() ? "That was refused: " : "Done: ") + result.result();
        listener.onText(text);
        return ChatAnswer.text(text);
    }
}
