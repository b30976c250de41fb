package io.mneme.memory.working;

import io.mneme.memory.MemoryException.Misconfigured;
import io.mneme.memory.document.Documents;
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
     * Reads what {@link #write} wrote.
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
