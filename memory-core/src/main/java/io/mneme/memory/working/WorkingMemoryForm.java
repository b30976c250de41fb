package io.mneme.memory.working;

import io.mneme.memory.internal.Identifiers;
import io.mneme.memory.port.model.DocumentSchema;
import java.util.Map;

/** What a working memory looks like. Immutable and thread-safe. */
public sealed interface WorkingMemoryForm {

    /**
     * Markdown that starts as a template; an update replaces all of it.
     *
     * @param template what stands there as long as nothing is known
     */
    record Template(String template) implements WorkingMemoryForm {

        /** @throws io.mneme.memory.MemoryException.InvalidInput if it is null or not valid Unicode */
        public Template {
            Identifiers.checkText("working memory template", template);
        }
    }

    /**
     * A document that keeps a schema; an update is merged into it (RFC 7396).
     *
     * @param schema what it must keep
     */
    record Schema(DocumentSchema schema) implements WorkingMemoryForm {

        /** @throws io.mneme.memory.MemoryException.InvalidInput if it is null */
        public Schema {
            Identifiers.required("working memory schema", schema);
        }
    }

    /** What there is before the first update: the template, or an empty document. */
    default WorkingMemoryContent empty() {
        return this instanceof Template form
                ? new WorkingMemoryContent.Markdown(form.template())
                : new WorkingMemoryContent.Document(Map.of());
    }
}
