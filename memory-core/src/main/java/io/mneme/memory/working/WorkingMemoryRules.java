package io.mneme.memory.working;

import io.mneme.memory.MemoryException.InvalidInput;
import java.util.List;
import java.util.Map;

/** Checks what is to be written against the options. Thread-safe. */
final class WorkingMemoryRules {

    private final WorkingMemoryOptions options;

    WorkingMemoryRules(WorkingMemoryOptions options) {
        this.options = options;
    }

    /** @throws InvalidInput if {@code content} is too long or breaks the schema */
    void check(WorkingMemoryContent content) {
        long length = content instanceof WorkingMemoryContent.Markdown markdown
                ? markdown.text().length()
                : length(((WorkingMemoryContent.Document) content).document());
        if (length > options.maxCharacters()) {
            throw new InvalidInput("working memory would have " + length + " characters; at most "
                    + options.maxCharacters() + ": shorten it");
        }
        if (options.form() instanceof WorkingMemoryForm.Schema form
                && content instanceof WorkingMemoryContent.Document document) {
            List<String> violations = form.schema().violations(document.document());
            if (!violations.isEmpty()) {
                throw new InvalidInput("working memory would break its schema: " + String.join("; ", violations));
            }
        }
    }

    /** @throws InvalidInput if what is there, or what is to be written, is of the other form */
    void requireForm(WorkingMemoryContent there) {
        if (options.form().empty().getClass() != there.getClass()) {
            throw new InvalidInput(
                    there instanceof WorkingMemoryContent.Markdown
                            ? "this working memory is Markdown, not a document"
                            : "this working memory is a document, not Markdown");
        }
    }

    /** Characters of the value as JSON without blanks and escapes. */
    private static long length(Object value) {
        if (value instanceof Map<?, ?> map) {
            return 2
                    + map.entrySet().stream()
                            .mapToLong(entry -> ((String) entry.getKey()).length() + 4 + length(entry.getValue()))
                            .sum();
        } else if (value instanceof List<?> list) {
            return 2 + list.stream().mapToLong(item -> 1 + length(item)).sum();
        }
        return value instanceof String text
                ? text.length() + 2L
                : String.valueOf(value).length();
    }
}
