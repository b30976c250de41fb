package io.mneme.memory.port.model;

import io.mneme.memory.document.Documents;
import io.mneme.memory.internal.Identifiers;
import java.util.Map;

/**
 * What a model must know to call a tool. Immutable and thread-safe.
 *
 * @param name unique among the tools of one request
 * @param description what it does and when to use it
 * @param parameters JSON Schema of its arguments, as a document
 */
public record ToolSpecification(String name, String description, Map<String, Object> parameters) {

    /** @throws io.mneme.memory.MemoryException.InvalidInput if a value breaks its rule */
    public ToolSpecification {
        Identifiers.check("tool name", name);
        Identifiers.checkText("tool description", description);
        parameters = Documents.object(parameters);
    }
}
