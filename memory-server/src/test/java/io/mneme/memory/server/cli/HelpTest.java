package io.mneme.memory.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HelpTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "demo",
                "chat",
                "threads",
                "show",
                "create",
                "rename",
                "archive",
                "unarchive",
                "delete",
                "recall",
                "reindex",
                "export",
                "copy",
                "users"
            })
    void every_command_has_help_with_an_example_and_is_listed(String command) {
        CliRun.Result help = CliRun.mneme(command, "--help");
        assertThat(help.code()).isZero();
        assertThat(help.err()).isEmpty();
        assertThat(help.out()).contains("Example").contains("\n  ").contains("mneme " + command + " --");
        assertThat(CliRun.mneme("--help").out()).containsPattern("(?m)^ {2}" + command + " ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"show", "set", "history", "undo"})
    void every_command_of_memory_has_help_with_an_example(String command) {
        CliRun.Result help = CliRun.mneme("memory", command, "--help");
        assertThat(help.code()).isZero();
        assertThat(help.out()).contains("Example").contains("  mneme memory " + command + " --user");
    }

    @Test
    void help_as_a_command_is_the_same_as_the_option() {
        assertThat(CliRun.mneme("help")).isEqualTo(CliRun.mneme("--help"));
        assertThat(CliRun.mneme("help", "memory", "set")).isEqualTo(CliRun.mneme("memory", "set", "--help"));
        assertThat(CliRun.mneme("show", "--user", "help", "--help").code()).isZero();
    }

    @Test
    void help_for_what_is_no_command_is_refused() {
        CliRun.Result refused = CliRun.mneme("help", "nosuch");
        assertThat(refused.code()).isEqualTo(2);
        assertThat(refused.err()).contains("nosuch");
        assertThat(CliRun.mneme("help", "").code()).isEqualTo(2);
        assertThat(CliRun.mneme("nosuch", "--help")).isEqualTo(refused);
        assertThat(CliRun.mneme("memory", "nosuch", "--help").code()).isEqualTo(2);
        assertThat(CliRun.mneme("threads", "--nosuch", "--help").err()).contains("--nosuch");
    }

    @Test
    void the_version_is_shown() {
        assertThat(CliRun.mneme("--version").out()).startsWith("mneme ").contains("Java ");
    }

    @Test
    void without_a_command_the_commands_are_named() {
        CliRun.Result result = CliRun.mneme();
        assertThat(result.code()).isEqualTo(2);
        assertThat(result.out()).isEmpty();
        assertThat(result.err())
                .startsWith("mneme: a command is needed: demo, chat, threads")
                .hasLineCount(1);
    }

    @Test
    void a_misspelt_command_is_answered_with_the_nearest() {
        CliRun.Result result = CliRun.mneme("thread");
        assertThat(result.code()).isEqualTo(2);
        assertThat(result.err()).contains("did you mean threads?").hasLineCount(1);
    }
}
