package io.mneme.memory.working;

import io.mneme.memory.document.Documents;
import io.mneme.memory.internal.Identifiers;
import java.util.Map;

/** What a working memory says. Immutable and thread-safe. */
public sealed interface WorkingMemoryContent {

    /**
     * Text after a template.
     *
     * @param text any valid Unicode, U+0000 included; may be empty
     */
    record Markdown(String text) implements WorkingMemoryContent {

        /** @throws io.mneme.memory.MemoryException.InvalidInput if it is null or not valid Unicode */
        public Markdown {
            Identifiers.checkText("working memory", text);
        }
    }

    /**
     * A document after a JSON Schema.
     *
     * @param document a document (see {@link Documents}), copied; may be empty
     */
    record Document(Map<String, Object> document) implements WorkingMemoryContent {

        /** @throws io.mneme.memory.MemoryException.InvalidInput if it is not a document */
        public Document {
            document = Documents.object(document);
        }
    }
}
