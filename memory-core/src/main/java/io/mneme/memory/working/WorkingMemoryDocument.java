package io.mneme.memory.working;

import io.mneme.memory.MemoryException.Misconfigured;
import io.mneme.memory.document.Documents;
import java.util.HashMap;
import java.util.Map;

/** The document form of a {@link WorkingMemoryContent}, the same in every store and in exports. Thread-safe. */
public final class WorkingMemoryDocument {

    private WorkingMemoryDocument() {}

    /** One key: {@code markdown} with the text, or {@code document} with the document. */
    public static Map<String, Object> write(WorkingMemoryContent content) {
        return content instanceof WorkingMemoryContent.Markdown markdown
                ? Map.of("markdown", markdown.text())
                : Map.of("document", ((WorkingMemoryContent.Document) content).document());
    }

    /**
     * A version for exports and machine-readable answers: {@code version}, {@code at} (ISO 8601, UTC), the content as
     * {@link #write(WorkingMemoryContent)} says, and where there is any {@code author}, {@code turn}.
     */
    public static Map<String, Object> write(WorkingMemoryVersion version) {
        Map<String, Object> document = new HashMap<>(write(version.content()));
        document.put("version", version.version());
        document.put("at", version.at().toString());
        version.author().ifPresent(author -> document.put("author", author));
        version.turn().ifPresent(turn -> document.put("turn", turn));
        return document;
    }

    /**
     * Reads what {@link #write(WorkingMemoryContent)} wrote.
     *
     * @throws Misconfigured if it is something else
     */
    public static WorkingMemoryContent read(Map<String, Object> document) {
        if (document.get("markdown") instanceof String text) {
            return new WorkingMemoryContent.Markdown(text);
        } else if (document.get("document") instanceof Map<?, ?> map) {
            return new WorkingMemoryContent.Document(Documents.object(map));
        }
        throw new Misconfigured("a stored working memory cannot be read: it is damaged, or not Mneme's");
    }
}
