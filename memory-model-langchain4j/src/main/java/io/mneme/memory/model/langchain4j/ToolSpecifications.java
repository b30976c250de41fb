package io.mneme.memory.model.langchain4j;

import dev.langchain4j.agent.tool.ToolSpecification;
import dev.langchain4j.model.chat.request.json.JsonObjectSchema;
import dev.langchain4j.model.chat.request.json.JsonRawSchema;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** Turns tools into LangChain4j's specifications; each property keeps its JSON Schema as it is. */
final class ToolSpecifications {

    private static final JsonMapper JSON = JsonMapper.shared();

    private ToolSpecifications() {}

    static List<ToolSpecification> of(List<io.mneme.memory.port.model.ToolSpecification> tools) {
        return tools.stream().map(ToolSpecifications::of).toList();
    }

    private static ToolSpecification of(io.mneme.memory.port.model.ToolSpecification tool) {
        return ToolSpecification.builder()
                .name(tool.name())
                .description(tool.description())
                .parameters(schema(tool.parameters()))
                .build();
    }

    private static JsonObjectSchema schema(Map<String, Object> parameters) {
        JsonObjectSchema.Builder schema = JsonObjectSchema.builder();
        if (parameters.get("properties") instanceof Map<?, ?> properties) {
            properties.forEach((name, property) ->
                    schema.addProperty((String) name, JsonRawSchema.from(JSON.writeValueAsString(property))));
        }
        if (parameters.get("required") instanceof List<?> required) {
            schema.required(required.stream().map(String.class::cast).toList());
        }
        if (parameters.get("description") instanceof String description) {
            schema.description(description);
        }
        if (parameters.get("additionalProperties") instanceof Boolean additional) {
            schema.additionalProperties(additional);
        }
        return schema.build();
    }
}
