package io.mneme.memory.agent.schema;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaException;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.dialect.Dialect;
import com.networknt.schema.dialect.Dialects;
import io.mneme.memory.MemoryException.InvalidInput;
import io.mneme.memory.MemoryException.Misconfigured;
import io.mneme.memory.document.Documents;
import io.mneme.memory.port.model.DocumentSchema;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads JSON Schemas: drafts 4, 6, 7, 2019-09 and 2020-12, by their {@code $schema}; without one 2020-12. Formats as
 * {@code date} are checked. Nothing is ever fetched: a {@code $ref} must lead to a place in the same schema.
 * Thread-safe.
 */
public final class JsonSchemas {

    private static final Dialect NEWEST = Dialects.getDraft202012();

    private static final List<Dialect> DIALECTS = List.of(
            NEWEST, Dialects.getDraft201909(), Dialects.getDraft7(), Dialects.getDraft6(), Dialects.getDraft4());

    private static final JsonMapper JSON = JsonMapper.shared();

    private JsonSchemas() {}

    /**
     * A schema of documents.
     *
     * @param json the schema as JSON
     * @throws Misconfigured if it is null, no JSON object, no valid JSON Schema, of an unknown dialect, allows no
     *     object, or refers to something outside of it; the message names the place and the rule
     */
    public static DocumentSchema parse(String json) {
        try {
            JsonNode node = json == null ? null : JSON.readTree(json);
            if (node == null || !node.isObject()) {
                throw new Misconfigured("a schema of documents must be a JSON object");
            }
            return parse(JSON.convertValue(node, Map.class));
        } catch (JacksonException e) {
            throw new Misconfigured("the schema is not valid JSON", e);
        }
    }

    /**
     * A schema of documents.
     *
     * @param document the schema as a document (see {@link Documents}); copied
     * @throws Misconfigured as {@link #parse(String)} says
     */
    public static DocumentSchema parse(Map<?, ?> document) {
        try {
            Map<String, Object> copy = Documents.object(document);
            return new CompiledSchema(copy, compile(JSON.valueToTree(copy)));
        } catch (InvalidInput e) {
            throw new Misconfigured("the schema is not a document: " + e.getMessage(), e);
        } catch (SchemaException e) {
            throw new Misconfigured("the schema is not a valid JSON Schema: " + e.getMessage(), e);
        }
    }

    private static Schema compile(JsonNode node) {
        // One for each schema: it keeps every schema that it has seen.
        SchemaRegistry registry = SchemaRegistry.withDialects(
                DIALECTS,
                builder -> builder.defaultDialectId(NEWEST.getId())
                        .schemaRegistryConfig(SchemaRegistryConfig.builder()
                                .formatAssertionsEnabled(true)
                                .build()));
        // First against the schema of schemas: its errors name places, those of compiling do not.
        String dialect = node.path("$schema").stringValue(NEWEST.getId());
        List<Error> errors = registry.getSchema(SchemaLocation.of(dialect)).validate(node);
        if (!errors.isEmpty()) {
            throw new Misconfigured("the schema is not a valid JSON Schema: "
                    + errors.stream().map(Violations::line).distinct().collect(Collectors.joining("; ")));
        }
        Schema schema = registry.getSchema(node);
        schema.initializeValidators();
        requireObjects(node.path("type"));
        return schema;
    }

    private static void requireObjects(JsonNode type) {
        boolean object = type.isMissingNode()
                || type.isString() && type.stringValue().equals("object")
                || type.isArray()
                        && type.valueStream()
                                .anyMatch(one -> one.stringValue("").equals("object"));
        if (!object) {
            throw new Misconfigured("a schema of documents must allow the type \"object\"");
        }
    }
}
