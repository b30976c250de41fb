package io.mneme.memory.agent.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mneme.memory.Memory;
import io.mneme.memory.MemoryException.InvalidInput;
import io.mneme.memory.MemoryException.Misconfigured;
import io.mneme.memory.MemoryOptions;
import io.mneme.memory.port.model.DocumentSchema;
import io.mneme.memory.testkit.InMemoryMemoryStore;
import io.mneme.memory.working.WorkingMemory;
import io.mneme.memory.working.WorkingMemoryAuthor;
import io.mneme.memory.working.WorkingMemoryContent.Document;
import io.mneme.memory.working.WorkingMemoryOptions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonSchemasTest {

    private static final DocumentSchema PERSON = JsonSchemas.parse("""
            {"type": "object", "additionalProperties": false, "properties": {
              "name": {"type": "string", "maxLength": 20},
              "age": {"type": "integer", "minimum": 0},
              "mode": {"enum": ["dark", "light"]},
              "born": {"type": "string", "format": "date"},
              "home": {"$ref": "#/$defs/place"},
              "likes": {"type": "array", "items": {"type": "string"}}},
             "$defs": {"place": {"type": "object", "required": ["city"]}}}""");

    @Test
    void a_valid_document_has_no_violations() {
        assertThat(PERSON.violations(Map.of())).isEmpty();
        assertThat(PERSON.violations(Map.of(
                        "name",
                        "Alice",
                        "age",
                        30L,
                        "mode",
                        "dark",
                        "born",
                        "1996-02-29",
                        "home",
                        Map.of("city", "Rome"))))
                .isEmpty();
    }

    @Test
    void each_violation_names_its_place_and_its_rule_and_no_value() {
        List<String> lines = PERSON.violations(Map.of(
                "age", -7L, "mode", "hunter2", "born", "hunter2", "home", Map.of(), "likes", List.of("tea", 12345L)));
        assertThat(lines)
                .containsExactlyInAnyOrder(
                        "/age: minimum 0",
                        "/mode: enum [\"dark\",\"light\"]",
                        "/born: format \"date\"",
                        "/home: required \"city\"",
                        "/likes/1: type \"string\"");
        assertThat(PERSON.violations(Map.of("extra", "hunter2"))).containsExactly("/: additionalProperties \"extra\"");
    }

    @Test
    void the_model_is_told_the_schema_as_it_was_given() {
        assertThat(JsonSchemas.parse(Map.of("type", "object", "minProperties", 1))
                        .document())
                .isEqualTo(Map.of("type", "object", "minProperties", 1L));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "[]",
                "true",
                "{} {}",
                "{\"type\": \"objekt\"}",
                "{\"type\": \"array\"}",
                "{\"type\": [\"string\", \"null\"]}",
                "{\"minProperties\": \"many\"}",
                "{\"properties\": {\"a\": {\"$ref\": \"#/nowhere\"}}}",
                "{\"properties\": {\"a\": {\"$ref\": \"https://example.org/other.json\"}}}",
                "{\"properties\": {\"a\": {\"pattern\": \"(\"}}}",
                "{\"$schema\": \"https://example.org/dialect\"}"
            })
    void a_wrong_schema_is_refused(String json) {
        assertThatThrownBy(() -> JsonSchemas.parse(json)).isInstanceOf(Misconfigured.class);
    }

    @Test
    void null_is_refused() {
        assertThatThrownBy(() -> JsonSchemas.parse((String) null)).isInstanceOf(Misconfigured.class);
        assertThatThrownBy(() -> JsonSchemas.parse((Map<?, ?>) null)).isInstanceOf(Misconfigured.class);
    }

    @Test
    void a_refusal_names_the_place_in_the_schema() {
        assertThatThrownBy(() -> JsonSchemas.parse("{\"properties\": {\"a\": {\"minimum\": \"x\"}}}"))
                .hasMessageContaining("/properties/a/minimum: type \"number\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://json-schema.org/draft-04/schema#",
                "http://json-schema.org/draft-07/schema#",
                "https://json-schema.org/draft/2019-09/schema",
                "https://json-schema.org/draft/2020-12/schema"
            })
    void a_schema_says_its_dialect(String dialect) {
        DocumentSchema schema = JsonSchemas.parse(Map.of("$schema", dialect, "required", List.of("a")));
        assertThat(schema.violations(Map.of())).containsExactly("/: required \"a\"");
    }

    @Test
    void working_memory_keeps_it() {
        Memory memory = Memory.builder()
                .store(new InMemoryMemoryStore())
                .options(MemoryOptions.DEFAULT.workingMemory(WorkingMemoryOptions.DEFAULT.schema(PERSON)))
                .build();
        WorkingMemory alice = memory.resource("alice").workingMemory();
        alice.merge(Map.of("mode", "dark"), WorkingMemoryAuthor.UNKNOWN);
        assertThatThrownBy(() -> alice.merge(Map.of("mode", "hunter2"), WorkingMemoryAuthor.UNKNOWN))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining("/mode: enum")
                .hasMessageNotContaining("hunter2");
        assertThat(alice.content()).isEqualTo(new Document(Map.of("mode", "dark")));
    }
}
