package io.mneme.memory.agent.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mneme.memory.MemoryException.Misconfigured;
import io.mneme.memory.MemoryOptions;
import io.mneme.memory.history.HistoryOptions;
import io.mneme.memory.history.TokenBudget;
import io.mneme.memory.recall.RecallOptions;
import io.mneme.memory.recall.RecallScope;
import io.mneme.memory.working.WorkingMemoryForm;
import io.mneme.memory.working.WorkingMemoryOptions;
import io.mneme.memory.working.WorkingMemoryScope;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MemorySettingsTest {

    @TempDir
    private Path folder;

    private static MemoryOptions of(Map<String, String> environment) {
        return MnemeConfiguration.builder().environment(environment).build().memory();
    }

    private String file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text).toString();
    }

    @Test
    void nothing_is_enabled_by_default() {
        assertThat(of(Map.of())).isEqualTo(MemoryOptions.DEFAULT);
    }

    @Test
    void a_token_budget_takes_the_place_of_the_default_number_and_joins_a_chosen_one() {
        TokenBudget budget = TokenBudget.of(8_000);
        assertThat(of(Map.of("MNEME_HISTORY_MAX_TOKENS", "8000")).history())
                .isEqualTo(HistoryOptions.DEFAULT.lastMessages(999).tokens(budget));
        assertThat(of(Map.of("MNEME_HISTORY_MAX_TOKENS", "8000", "MNEME_HISTORY_LAST_MESSAGES", "20"))
                        .history())
                .isEqualTo(HistoryOptions.DEFAULT.tokens(budget).lastMessages(20));
    }

    @Test
    void working_memory_takes_its_template_from_a_file() throws IOException {
        String template = file("template.md", "# Fakten \u2713\n-");
        assertThat(of(Map.of(
                                "MNEME_WORKING_MEMORY_ENABLED", "true",
                                "MNEME_WORKING_MEMORY_SCOPE", "thread",
                                "MNEME_WORKING_MEMORY_TEMPLATE", template))
                        .workingMemory())
                .contains(WorkingMemoryOptions.DEFAULT
                        .scope(WorkingMemoryScope.THREAD)
                        .template("# Fakten \u2713\n-"));
        assertThat(of(Map.of("MNEME_WORKING_MEMORY_ENABLED", "true")).workingMemory())
                .contains(WorkingMemoryOptions.DEFAULT);
    }

    @Test
    void working_memory_takes_its_schema_from_a_file() throws IOException {
        String schema = file("schema.json", "{\"required\": [\"name\"]}");
        WorkingMemoryForm form = MnemeConfiguration.builder()
                .workingMemory(true)
                .workingMemorySchema(Path.of(schema))
                .build()
                .memory()
                .workingMemory()
                .orElseThrow()
                .form();
        assertThat(((WorkingMemoryForm.Schema) form).schema().violations(Map.of()))
                .containsExactly("/: required \"name\"");
    }

    @Test
    void files_that_are_wrong_or_exclude_each_other_are_refused() throws IOException {
        Path schema = Path.of(file("schema.json", "{\"type\": \"text\"}"));
        Path template = Path.of(file("template.md", "# Facts"));
        MnemeConfigurationBuilder builder = MnemeConfiguration.builder().workingMemory(true);
        assertThatThrownBy(() -> builder.workingMemorySchema(schema).build()).isInstanceOf(Misconfigured.class);
        assertThatThrownBy(() -> builder.workingMemoryTemplate(template).build())
                .isInstanceOf(Misconfigured.class)
                .hasMessageContainingAll("workingMemory.template", "workingMemory.schema");
        Path missing = folder.resolve("missing.md");
        assertThatThrownBy(() -> MnemeConfiguration.builder()
                        .workingMemory(true)
                        .workingMemoryTemplate(missing)
                        .build())
                .isInstanceOf(Misconfigured.class)
                .hasMessageContainingAll("workingMemory.template", "missing.md");
    }

    @Test
    void files_of_a_working_memory_that_is_not_enabled_are_not_read() {
        assertThat(of(Map.of("MNEME_WORKING_MEMORY_TEMPLATE", "no/such/file")).workingMemory())
                .isEmpty();
    }

    @Test
    void recall_and_titles_are_enabled_in_code_or_by_text() {
        MnemeConfiguration configuration = MnemeConfiguration.builder()
                .recall(true)
                .recallScope(RecallScope.RESOURCE)
                .workingMemoryScope(WorkingMemoryScope.THREAD)
                .maxTokens(9_000)
                .titles(true)
                .build();
        assertThat(configuration.memory().semanticRecall()).contains(RecallOptions.DEFAULT.scope(RecallScope.RESOURCE));
        assertThat(configuration.titles()).isTrue();
        assertThat(configuration.toString()).contains("maxTokens=9000", "workingMemory=none", "titles=true");
        assertThat(List.of(of(Map.of("MNEME_RECALL_ENABLED", "true"))
                        .semanticRecall()
                        .orElseThrow()))
                .containsExactly(RecallOptions.DEFAULT);
    }
}
