package io.mneme.memory.message;

import io.mneme.memory.document.Documents;
import io.mneme.memory.internal.Identifiers;
import java.util.Map;
import java.util.Optional;

/**
 * One piece of a message. Text is any valid Unicode, U+0000 included. Immutable and thread-safe; each constructor
 * throws {@link io.mneme.memory.MemoryException.InvalidInput} for null, text that is not valid Unicode, or a broken id.
 */
public sealed interface Part {

    /**
     * What was said.
     *
     * @param text may be empty
     */
    record Text(String text) implements Part {
        public Text {
            Identifiers.checkText("text", text);
        }
    }

    /**
     * What the model thought before it answered.
     *
     * @param text may be empty
     * @param signature the provider's proof of the text, to be sent back unchanged; empty if it gave none
     */
    record Reasoning(String text, Optional<String> signature) implements Part {
        public Reasoning {
            Identifiers.checkText("reasoning", text);
            Identifiers.required("reasoning signature", signature)
                    .ifPresent(value -> Identifiers.checkText("reasoning signature", value));
        }
    }

    /**
     * The model asks for a tool. Its result is a {@link ToolResult} with the same call id in a later message.
     *
     * @param callId id of the call, as the model gave it
     * @param name the tool's name
     * @param arguments a document (see {@link Documents}), copied
     */
    record ToolCall(String callId, String name, Map<String, Object> arguments) implements Part {
        public ToolCall {
            Identifiers.check("tool call id", callId);
            Identifiers.check("tool name", name);
            arguments = Documents.object(arguments);
        }
    }

    /**
     * What a tool answered.
     *
     * @param callId id of the {@link ToolCall} that it answers
     * @param name the tool's name
     * @param result any document value (see {@link Documents}), also null; copied
     * @param error whether the tool failed; {@code result} then tells the model why
     */
    record ToolResult(String callId, String name, Object result, boolean error) implements Part {
        public ToolResult {
            Identifiers.check("tool call id", callId);
            Identifiers.check("tool name", name);
            result = Documents.value(result);
        }
    }

    /**
     * A file.
     *
     * @param name name to show
     * @param mediaType as {@code image/png}
     * @param content a reference or the bytes
     */
    record File(String name, String mediaType, FileContent content) implements Part {
        public File {
            Identifiers.check("file name", name);
            Identifiers.check("media type", mediaType);
            Identifiers.required("file content", content);
        }
    }
}
