package io.mneme.memory.agent.schema;

import com.networknt.schema.Schema;
import io.mneme.memory.port.model.DocumentSchema;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/**
 * A schema that is ready to validate. Immutable and thread-safe.
 *
 * @param document as it was given
 * @param schema the same, compiled
 */
record CompiledSchema(Map<String, Object> document, Schema schema) implements DocumentSchema {

    @Override
    public List<String> violations(Map<String, Object> value) {
        return schema.validate(JsonMapper.shared().valueToTree(value)).stream()
                .map(Violations::line)
                .distinct()
                .toList();
    }

    @Override
    public String toString() {
        return "JSON Schema " + document;
    }
}
