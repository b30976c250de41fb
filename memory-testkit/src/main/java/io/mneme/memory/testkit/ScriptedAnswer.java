package io.mneme.memory.testkit;

import io.mneme.memory.message.Message;
import io.mneme.memory.message.Part;
import io.mneme.memory.port.model.ChatAnswer;
import io.mneme.memory.port.model.ChatRequest;
import io.mneme.memory.port.model.TextListener;
import java.util.List;
import java.util.Map;

/** One answer of a {@link ScriptedChatModel}. */
@FunctionalInterface
public interface ScriptedAnswer {

    /** Answers as {@link io.mneme.memory.port.model.ChatModel#answer} does. */
    ChatAnswer answer(ChatRequest request, TextListener listener);

    /** Text, in these pieces. */
    static ScriptedAnswer text(String... pieces) {
        return (request, listener) -> {
            List.of(pieces).forEach(listener::onText);
            return ChatAnswer.text(String.join("", pieces));
        };
    }

    /** These parts; every text that is not empty is one piece. */
    static ScriptedAnswer parts(Part... parts) {
        return (request, listener) -> {
            ChatAnswer answer = new ChatAnswer(List.of(parts));
            answer.parts().stream()
                    .filter(Part.Text.class::isInstance)
                    .map(part -> ((Part.Text) part).text())
                    .filter(text -> !text.isEmpty())
                    .forEach(listener::onText);
            return answer;
        };
    }

    /** A call of one tool, without text. */
    static ScriptedAnswer toolCall(String callId, String tool, Map<String, Object> arguments) {
        return parts(new Part.ToolCall(callId, tool, arguments));
    }

    /** Says these pieces, then fails. */
    static ScriptedAnswer failing(RuntimeException failure, String... pieces) {
        return (request, listener) -> {
            List.of(pieces).forEach(listener::onText);
            throw failure;
        };
    }

    /** Says the text of the last message back, so that a test sees what the model saw. */
    static ScriptedAnswer echo() {
        return (request, listener) -> {
            List<Message> seen = request.context().messages();
            String last = seen.get(seen.size() - 1).text();
            return text("You said: " + last).answer(request, listener);
        };
    }
}
