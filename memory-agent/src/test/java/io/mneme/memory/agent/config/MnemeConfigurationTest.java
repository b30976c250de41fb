package io.mneme.memory.agent.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mneme.memory.MemoryException.Misconfigured;
import io.mneme.memory.agent.AgentBuilder;
import io.mneme.memory.history.HistoryOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MnemeConfigurationTest {

    @TempDir
    private Path folder;

    private Path file(String... lines) throws IOException {
        return Files.writeString(folder.resolve("mneme.properties"), String.join("\n", lines));
    }

    @Test
    void has_the_defaults_of_its_parts() {
        assertThat(MnemeConfiguration.builder().build())
                .isEqualTo(new MnemeConfiguration(
                        "sqlite:./mneme.db",
                        HistoryOptions.DEFAULT_LAST_MESSAGES,
                        AgentBuilder.DEFAULT_STEP_LIMIT,
                        AgentBuilder.DEFAULT_TURN_TIMEOUT));
    }

    @Test
    void the_builder_wins_over_the_environment_and_that_over_the_file_whatever_the_order() throws IOException {
        MnemeConfiguration configuration = MnemeConfiguration.builder()
                .storeUrl("sqlite:./builder.db")
                .environment(Map.of("MNEME_STORE_URL", "sqlite:./env.db", "MNEME_HISTORY_LAST_MESSAGES", "7"))
                .file(file(
                        "store.url = sqlite:./file.db ",
                        "history.lastMessages=8",
                        "agent.stepLimit=9",
                        "agent.turnTimeout=PT30S"))
                .build();
        assertThat(configuration)
                .isEqualTo(new MnemeConfiguration("sqlite:./builder.db", 7, 9, Duration.ofSeconds(30)));
    }

    @Test
    void everything_can_be_set_in_code() {
        assertThat(MnemeConfiguration.builder()
                        .storeUrl("memory:x")
                        .lastMessages(0)
                        .stepLimit(1)
                        .turnTimeout(Duration.ofMillis(1500))
                        .build())
                .isEqualTo(new MnemeConfiguration("memory:x", 0, 1, Duration.ofMillis(1500)));
    }

    @Test
    void everything_can_be_set_in_the_environment() {
        assertThat(MnemeConfiguration.builder()
                        .environment(Map.of(
                                "MNEME_STORE_URL", "memory:x",
                                "MNEME_HISTORY_LAST_MESSAGES", "5",
                                "MNEME_AGENT_STEP_LIMIT", "6",
                                "MNEME_AGENT_TURN_TIMEOUT", "PT7S"))
                        .build())
                .isEqualTo(new MnemeConfiguration("memory:x", 5, 6, Duration.ofSeconds(7)));
    }

    @Test
    void the_process_environment_can_be_read() {
        assertThat(MnemeConfiguration.builder().environment().build().stepLimit())
                .isPositive();
    }

    @Test
    void an_unknown_key_of_a_file_is_refused_with_the_nearest() throws IOException {
        Path file = file("agent.stepsLimit=9");
        assertThatThrownBy(() -> MnemeConfiguration.builder().file(file))
                .isInstanceOf(Misconfigured.class)
                .hasMessageContainingAll("\"agent.stepsLimit\"", "did you mean \"agent.stepLimit\"?", file.toString());
    }

    @ParameterizedTest
    @CsvSource({
        "MNEME_STORE_ULR, MNEME_STORE_URL",
        "MNEME_STOR_URL, MNEME_STORE_URL",
        "MNEME_AGENT_TIMEOUT, MNEME_AGENT_TURN_TIMEOUT",
        "MNEME_HISTORY_MESSAGES, MNEME_HISTORY_LAST_MESSAGES",
        "MNEME_WORKING_MEMORY_TEMPLATES, MNEME_WORKING_MEMORY_TEMPLATE",
        "MNEME_RECALL_ENABLE, MNEME_RECALL_ENABLED",
        "MNEME_TITLES_ON, MNEME_TITLES_ENABLED"
    })
    void a_variable_that_looks_like_a_setting_is_refused_with_the_nearest(String name, String meant) {
        assertThatThrownBy(() -> MnemeConfiguration.builder().environment(Map.of(name, "x")))
                .isInstanceOf(Misconfigured.class)
                .hasMessageContainingAll("\"" + name + "\"", "did you mean \"" + meant + "\"?");
    }

    @Test
    void variables_of_others_are_left_alone() {
        assertThat(MnemeConfiguration.builder()
                        .environment(Map.of("PATH", "x", "MNEME_JAVA_OPTS", "-Xmx1g", "STORE_URL", "nonsense"))
                        .build())
                .isEqualTo(MnemeConfiguration.builder().build());
    }

    @ParameterizedTest
    @CsvSource({
        "history.lastMessages, 1000, '0 to 999', 20",
        "history.lastMessages, -1, '0 to 999', 20",
        "history.lastMessages, many, '0 to 999', 20",
        "agent.stepLimit, 0, '1 to 1000', 10",
        "agent.stepLimit, 1001, '1 to 1000', 10",
        "agent.turnTimeout, PT0S, more than zero, PT5M",
        "agent.turnTimeout, PT-1S, more than zero, PT5M",
        "agent.turnTimeout, 5m, more than zero, PT5M",
        "store.url, mneme.db, its scheme, sqlite:./mneme.db",
        "history.maxTokens, 0, '1 or more', none",
        "history.maxTokens, few, '1 or more', none",
        "workingMemory.enabled, yes, true or false, false",
        "workingMemory.scope, user, resource or thread, resource",
        "recall.enabled, 1, true or false, false",
        "recall.scope, all, resource or thread, thread",
        "titles.enabled, on, true or false, false"
    })
    void a_broken_value_is_refused_with_value_rule_and_default(String key, String value, String rule, String byDefault)
            throws IOException {
        Path file = file(
                Map.of("workingMemory.scope", "workingMemory.enabled=true", "recall.scope", "recall.enabled=true")
                        .getOrDefault(key, ""),
                key + "=" + value);
        assertThatThrownBy(() -> MnemeConfiguration.builder().file(file).build())
                .isInstanceOf(Misconfigured.class)
                .hasMessageContainingAll(key, "\"" + value + "\"", rule, "default " + byDefault);
    }

    @Test
    void null_is_refused() {
        assertThatThrownBy(() -> new MnemeConfiguration(null, 1, 1, Duration.ofSeconds(1)))
                .isInstanceOf(Misconfigured.class);
        assertThatThrownBy(() -> new MnemeConfiguration("memory:x", 1, 1, null)).isInstanceOf(Misconfigured.class);
        assertThatThrownBy(() -> MnemeConfiguration.builder().storeUrl(null).build())
                .isInstanceOf(Misconfigured.class);
    }

    @Test
    void a_file_that_cannot_be_read_is_refused() throws IOException {
        assertThatThrownBy(() -> MnemeConfiguration.builder().file(folder.resolve("missing")))
                .isInstanceOf(Misconfigured.class)
                .hasMessageContaining("missing");
        Path broken = file("store.url=\\u12");
        assertThatThrownBy(() -> MnemeConfiguration.builder().file(broken)).isInstanceOf(Misconfigured.class);
        Path binary = Files.write(folder.resolve("binary"), new byte[] {(byte) 0xff, (byte) 0xfe, 'x'});
        assertThatThrownBy(() -> MnemeConfiguration.builder().file(binary)).isInstanceOf(Misconfigured.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "postgresql://ann:hunter2@db/mneme",
                "postgresql://ann:hunter2@hunter2/x@db/mneme?ssl=true",
                "postgresql://db/mneme?user=ann&password=hunter2&ssl=true",
                "postgresql://db/mneme?sslPassword=hunter2",
                "mongodb://ann:hunter2@a,b/mneme",
                "mongodb://db/?authToken=hunter2",
                "ann:hunter2@db/mneme"
            })
    void secrets_in_a_url_are_never_shown(String url) {
        assertThat(new MnemeConfiguration(url, 1, 1, Duration.ofSeconds(1)).toString())
                .doesNotContain("hunter2")
                .contains("***");
        assertThatThrownBy(() -> new MnemeConfiguration(":" + url, 1, 1, Duration.ofSeconds(1)))
                .isInstanceOf(Misconfigured.class)
                .hasMessageNotContaining("hunter2");
    }

    @Test
    void a_url_without_secrets_is_shown_as_it_is() {
        String url = "sqlite:./mneme.db?durability=full";
        assertThat(new MnemeConfiguration(url, 1, 1, Duration.ofSeconds(1)).toString())
                .contains(url);
    }
}
