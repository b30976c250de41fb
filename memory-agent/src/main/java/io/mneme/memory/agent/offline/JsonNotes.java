package io.mneme.memory.agent.offline;

import io.mneme.memory.document.Documents;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads documents in prompts as lines that can be quoted. */
final class JsonNotes {

    private JsonNotes() {}

    /** The document, if {@code text} is one. */
    static Optional<Map<String, Object>> read(String text) {
        try {
            JsonNode node = JsonMapper.shared().readTree(text);
            return node.isObject()
                    ? Optional.of(Documents.object(JsonMapper.shared().convertValue(node, Map.class)))
                    : Optional.empty();
        } catch (JacksonException e) {
            return Optional.empty();
        }
    }

    /** As {@code display mode: dark}, one for each value that is no object. */
    static List<String> lines(Map<String, Object> document) {
        List<String> lines = new ArrayList<>();
        add("", document, lines);
        return lines;
    }

    /** The words of a property's name, as {@code display mode} of {@code displayMode}. */
    static String words(String property) {
        return property.replaceAll("(?<=\\p{Ll})(?=\\p{Lu})", " ")
                .replaceAll("[_-]+", " ")
                .toLowerCase(Locale.ROOT);
    }

    private static void add(String path, Map<?, ?> document, List<String> lines) {
        document.forEach((key, value) -> {
            String place = (path + " " + words((String) key)).strip();
            if (value instanceof Map<?, ?> map) {
                add(place, map, lines);
            } else if (value instanceof List<?> list) {
                lines.add(place + ": " + list.stream().map(String::valueOf).collect(Collectors.joining(", ")));
            } else {
                lines.add(place + ": " + value);
            }
        });
    }
}
