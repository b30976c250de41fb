package io.mneme.memory.history;

import io.mneme.memory.document.JsonText;
import io.mneme.memory.message.Message;
import io.mneme.memory.message.Part;
import io.mneme.memory.port.model.TokenCounter;

/** Counts the tokens of messages. Thread-safe. */
public final class MessageTokens {

    /** What a message costs besides its parts: its role and its marks. */
    private static final int FRAME = 4;

    /** About what providers count for an image; bytes are never counted as text. */
    private static final int FILE = 1_000;

    private MessageTokens() {}

    /** The tokens of {@code message}: its texts, tool calls and results as JSON, and 1,000 for each file. */
    public static int count(Message message, TokenCounter counter) {
        int sum = FRAME;
        for (Part part : message.parts()) {
            sum += count(part, counter);
        }
        return sum;
    }

    private static int count(Part part, TokenCounter counter) {
        if (part instanceof Part.Text text) {
            return counter.count(text.text());
        } else if (part instanceof Part.Reasoning reasoning) {
            return counter.count(reasoning.text());
        } else if (part instanceof Part.ToolCall call) {
            return counter.count(call.name()) + counter.count(JsonText.write(call.arguments()));
        } else if (part instanceof Part.ToolResult result) {
            return counter.count(result.name()) + counter.count(JsonText.write(result.result()));
        }
        return FILE;
    }
}
