package io.mneme.memory.message;

import io.mneme.memory.MemoryException.InvalidInput;
import io.mneme.memory.MemoryException.Misconfigured;
import io.mneme.memory.document.Documents;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The document form of a {@link Message}, the same in every store and in exports. Keys: {@code id}, {@code role} (lower
 * case), {@code createdAt} (ISO 8601, UTC), {@code parts}, and where there is any {@code speaker}, {@code metadata}.
 * Lossless: {@code read(write(m))} equals {@code m}. Thread-safe.
 */
public final class MessageDocument {

    private MessageDocument() {}

    /** The whole message. */
    public static Map<String, Object> write(Message message) {
        Map<String, Object> document = new HashMap<>(body(message));
        document.put("id", message.id().value());
        document.put("role", message.role().name().toLowerCase(Locale.ROOT));
        document.put("createdAt", message.createdAt().toString());
        if (!message.metadata().isEmpty()) {
            document.put("metadata", message.metadata());
        }
        return document;
    }

    /**
     * Reads what {@link #write} wrote.
     *
     * @throws Misconfigured if a key is missing, of an unknown kind or of a wrong form
     */
    public static Message read(Map<String, Object> document) {
        return reading(() -> readWhole(document));
    }

    private static Message readWhole(Map<String, Object> document) {
        MessageBuilder builder = Message.builder(role(string(document, "role")))
                .id(MessageId.of(string(document, "id")))
                .createdAt(Instant.parse(string(document, "createdAt")));
        if (document.get("metadata") instanceof Map<?, ?> metadata) {
            builder.metadata(Documents.object(metadata));
        }
        return readParts(builder, document);
    }

    /** What a store keeps in one value besides its columns: {@code parts} and, if there is one, {@code speaker}. */
    public static Map<String, Object> body(Message message) {
        Map<String, Object> body = new HashMap<>();
        body.put("parts", message.parts().stream().map(PartDocument::write).toList());
        message.speaker().ifPresent(speaker -> body.put("speaker", writeSpeaker(speaker)));
        return body;
    }

    /**
     * Adds what {@link #body} wrote to a builder that has the columns, and builds.
     *
     * @throws Misconfigured if a key is missing, of an unknown kind or of a wrong form
     */
    public static Message readBody(MessageBuilder columns, Map<String, Object> body) {
        return reading(() -> readParts(columns, body));
    }

    private static Message readParts(MessageBuilder columns, Map<String, Object> body) {
        if (!(body.get("parts") instanceof List<?> list)) {
            throw new Misconfigured("a stored message lacks \"parts\"");
        }
        List<Part> parts = new ArrayList<>(list.size());
        for (Object part : list) {
            if (!(part instanceof Map<?, ?> map)) {
                throw new Misconfigured("a stored message has a part that is not an object");
            }
            parts.add(PartDocument.read(map));
        }
        columns.parts(parts);
        if (body.get("speaker") instanceof Map<?, ?> speaker) {
            columns.speaker(readSpeaker(speaker));
        }
        return columns.build();
    }

    /** The stored name of a role, lower case. */
    public static String roleName(Role role) {
        return role.name().toLowerCase(Locale.ROOT);
    }

    /**
     * The inverse of {@link #roleName}.
     *
     * @throws Misconfigured if there is no such role
     */
    public static Role role(String name) {
        try {
            return Role.valueOf(name.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw new Misconfigured("a stored message has the unknown role \"" + name + "\"", e);
        }
    }

    /** What a stored message breaks is the data's fault, whichever rule it is. */
    private static Message reading(Supplier<Message> reader) {
        try {
            return reader.get();
        } catch (ClassCastException | DateTimeException | InvalidInput e) {
            throw new Misconfigured("a stored message cannot be read: it is damaged, or not Mneme's", e);
        }
    }

    private static Map<String, Object> writeSpeaker(Speaker speaker) {
        Map<String, Object> document = new HashMap<>();
        document.put("id", speaker.id());
        speaker.name().ifPresent(value -> document.put("name", value));
        speaker.role().ifPresent(value -> document.put("role", value));
        return document;
    }

    private static Speaker readSpeaker(Map<?, ?> document) {
        return new Speaker(
                (String) document.get("id"),
                Optional.ofNullable((String) document.get("name")),
                Optional.ofNullable((String) document.get("role")));
    }

    private static String string(Map<String, Object> document, String key) {
        if (document.get(key) instanceof String text) {
            return text;
        }
        throw new Misconfigured("a stored message lacks \"" + key + "\"");
    }
}
