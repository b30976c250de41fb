package io.mneme.memory.bench.prompt;

import io.mneme.memory.context.Context;
import io.mneme.memory.context.Notes;
import io.mneme.memory.document.JsonText;
import io.mneme.memory.message.Message;
import io.mneme.memory.message.Part;
import io.mneme.memory.port.model.TokenCounter;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** A prompt as the cache of a provider sees it: one text, system blocks first, then the messages in order. */
record Prompt(String text) {

    /** The prompt of a call. */
    static Prompt of(Context context, boolean notesInSystem) {
        List<String> blocks = new ArrayList<>(context.system());
        if (notesInSystem) {
            Notes.of(context).map(Message::text).ifPresent(blocks::add);
        }
        for (Message message : context.messages()) {
            if (!notesInSystem || !message.id().equals(Notes.ID)) {
                blocks.add(message.role() + "\n" + text(message));
            }
        }
        return new Prompt(String.join("\n\n", blocks));
    }

    /** Its tokens, by the rough count. */
    int tokens() {
        return TokenCounter.ESTIMATE.count(text);
    }

    /** How many tokens at the beginning are those of {@code before}. */
    int sameAs(Prompt before) {
        int end = 0;
        while (end < Math.min(text.length(), before.text.length()) && text.charAt(end) == before.text.charAt(end)) {
            end++;
        }
        return TokenCounter.ESTIMATE.count(text.substring(0, end));
    }

    private static String text(Message message) {
        return message.parts().stream().map(Prompt::text).collect(Collectors.joining("\n"));
    }

    private static String text(Part part) {
        if (part instanceof Part.Text text) {
            return text.text();
        } else if (part instanceof Part.ToolCall call) {
            return call.name() + " " + JsonText.write(call.arguments());
        }
        return part instanceof Part.ToolResult result ? JsonText.write(result.result()) : "";
    }
}
