package io.mneme.memory.message;

import io.mneme.memory.MemoryException.Misconfigured;
import io.mneme.memory.document.Documents;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The document form of a {@link Part}. */
final class PartDocument {

    private PartDocument() {}

    static Map<String, Object> write(Part part) {
        Map<String, Object> to = new HashMap<>();
        if (part instanceof Part.Text text) {
            to.put("type", "text");
            to.put("text", text.text());
        } else if (part instanceof Part.Reasoning reasoning) {
            to.put("type", "reasoning");
            to.put("text", reasoning.text());
            reasoning.signature().ifPresent(value -> to.put("signature", value));
        } else if (part instanceof Part.ToolCall call) {
            to.put("type", "tool-call");
            to.put("callId", call.callId());
            to.put("name", call.name());
            to.put("arguments", call.arguments());
        } else if (part instanceof Part.ToolResult result) {
            writeResult(to, result);
        } else if (part instanceof Part.File file) {
            writeFile(to, file);
        }
        return to;
    }

    private static void writeResult(Map<String, Object> to, Part.ToolResult result) {
        to.put("type", "tool-result");
        to.put("callId", result.callId());
        to.put("name", result.name());
        to.put("result", result.result());
        to.put("error", result.error());
    }

    private static void writeFile(Map<String, Object> to, Part.File file) {
        to.put("type", "file");
        to.put("name", file.name());
        to.put("mediaType", file.mediaType());
        if (file.content() instanceof FileContent.Bytes bytes) {
            to.put("base64", bytes.base64());
        } else if (file.content() instanceof FileContent.Reference reference) {
            to.put("uri", reference.uri());
        }
    }

    static Part read(Map<?, ?> from) {
        String type = text(from, "type");
        return switch (type) {
            case "text" -> new Part.Text(text(from, "text"));
            case "reasoning" ->
                new Part.Reasoning(text(from, "text"), Optional.ofNullable((String) from.get("signature")));
            case "tool-call" ->
                new Part.ToolCall(
                        text(from, "callId"), text(from, "name"), Documents.object((Map<?, ?>) from.get("arguments")));
            case "tool-result" ->
                new Part.ToolResult(
                        text(from, "callId"),
                        text(from, "name"),
                        from.get("result"),
                        Boolean.TRUE.equals(from.get("error")));
            case "file" -> new Part.File(text(from, "name"), text(from, "mediaType"), content(from));
            default ->
                throw new Misconfigured("a stored message has a part of the unknown type \"" + type
                        + "\"; it was written by a newer version");
        };
    }

    private static FileContent content(Map<?, ?> from) {
        return from.get("uri") instanceof String uri
                ? new FileContent.Reference(uri)
                : FileContent.Bytes.ofBase64(text(from, "base64"));
    }

    private static String text(Map<?, ?> from, String key) {
        if (from.get(key) instanceof String text) {
            return text;
        }
        throw new Misconfigured("a stored message lacks \"" + key + "\"");
    }
}
