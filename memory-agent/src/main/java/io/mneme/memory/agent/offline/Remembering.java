package io.mneme.memory.agent.offline;

import io.mneme.memory.context.Context;
import io.mneme.memory.message.Message;
import io.mneme.memory.message.Part;
import io.mneme.memory.message.Speaker;
import io.mneme.memory.port.model.ChatRequest;
import io.mneme.memory.port.model.ToolSpecification;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Writes down in working memory what the newest message says of its speaker, if the tool for it is offered. The text is
 * never obeyed: it is only copied to its place.
 */
final class Remembering {

    /** The tool's name. */
    static final String TOOL = "updateWorkingMemory";

    private static final String ARGUMENT = "memory";
    private static final String SCHEMA = "It keeps this JSON Schema:\n";
    private static final Pattern PROPERTY =
            Pattern.compile("\\b(?:my|My) ([\\p{L}\\p{N} '-]{1,60}?) (?:is|are) (.+?)[.!]*$");

    private final ChatRequest request;
    private final Message asked;
    private final Optional<String> present;

    Remembering(ChatRequest request, Message asked, NotesReader notes) {
        this.request = request;
        this.asked = asked;
        this.present = notes.workingMemory();
    }

    /** The call that writes it down; empty if there is nothing new, no tool, or it was called in this turn. */
    Optional<Part.ToolCall> call() {
        Optional<ToolSpecification> tool =
                request.tools().stream().filter(one -> one.name().equals(TOOL)).findFirst();
        if (tool.isEmpty() || result().isPresent()) {
            return Optional.empty();
        }
        Optional<?> next = isDocument(tool.get()) ? patch() : markdown();
        return next.map(memory -> new Part.ToolCall(
                "remember-" + Integer.toHexString(asked.id().value().hashCode()), TOOL, Map.of(ARGUMENT, memory)));
    }

    /** What the tool returned in this turn. */
    Optional<Part.ToolResult> result() {
        List<Message> messages = request.context().messages();
        List<Part.ToolResult> results = new ArrayList<>();
        for (Message message : messages) {
            if (message.id().equals(asked.id())) {
                results.clear();
            }
            message.parts(Part.ToolResult.class).stream()
                    .filter(result -> result.name().equals(TOOL))
                    .forEach(results::add);
        }
        return results.isEmpty() ? Optional.empty() : Optional.of(results.get(results.size() - 1));
    }

    private Optional<String> markdown() {
        String before = present.orElse("");
        MarkdownNotes notes = new MarkdownNotes(before);
        List<Field> fields = Sentences.of(asked.text()).stream()
                .flatMap(sentence -> Field.of(sentence).stream())
                .toList();
        Optional<Speaker> speaker = asked.speaker();
        if (speaker.isPresent() && notes.hasParticipants()) {
            notes.addParticipant(speaker.get(), positions());
        } else {
            fields.forEach(
                    field -> notes.add(speaker.map(one -> named(one, field)).orElse(field)));
        }
        return notes.text().equals(before) ? Optional.empty() : Optional.of(notes.text());
    }

    private List<String> positions() {
        return Sentences.of(asked.text()).stream()
                .filter(sentence -> !Field.of(sentence).isEmpty())
                .map(sentence -> sentence.replaceFirst("[.!]+$", ""))
                .toList();
    }

    /** Several people speak, and the template knows one: the fact says whose it is. */
    private static Field named(Speaker speaker, Field field) {
        return new Field(List.of("facts"), speaker.displayName() + ": " + field.value());
    }

    private Optional<Map<String, Object>> patch() {
        Map<String, Object> properties = properties(request.context());
        Map<String, Object> old = present.flatMap(JsonNotes::read).orElse(Map.of());
        Map<String, Object> patch = new LinkedHashMap<>();
        for (String sentence : Sentences.of(asked.text())) {
            Matcher said = PROPERTY.matcher(sentence);
            if (!Field.of(sentence).isEmpty() && said.find()) {
                properties.forEach((name, schema) -> {
                    if (JsonNotes.words(name).equalsIgnoreCase(said.group(1))) {
                        PropertyValue.of(said.group(2), schema)
                                .filter(value -> !value.equals(old.get(name)))
                                .ifPresent(value -> patch.put(name, value));
                    }
                });
            }
        }
        return patch.isEmpty() ? Optional.empty() : Optional.of(patch);
    }

    /** The schema's properties, from the instructions. */
    private static Map<String, Object> properties(Context context) {
        Map<String, Object> all = new LinkedHashMap<>();
        context.system().stream()
                .filter(block -> block.contains(SCHEMA))
                .map(block -> block.substring(block.indexOf(SCHEMA) + SCHEMA.length()))
                .flatMap(json -> JsonNotes.read(json).stream())
                .map(schema -> schema.get("properties"))
                .filter(Map.class::isInstance)
                .forEach(found -> ((Map<?, ?>) found).forEach((name, schema) -> all.put((String) name, schema)));
        return all;
    }

    private static boolean isDocument(ToolSpecification tool) {
        return tool.parameters().get("properties") instanceof Map<?, ?> properties
                && properties.get(ARGUMENT) instanceof Map<?, ?> argument
                && "object".equals(argument.get("type"));
    }
}
