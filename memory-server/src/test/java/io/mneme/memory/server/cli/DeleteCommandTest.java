package io.mneme.memory.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.mneme.memory.server.cli.shell.Terminals;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DeleteCommandTest {

    private static final Terminals PERSON = new Terminals(true, true, true, false);

    @TempDir
    Path folder;

    private StoreFixture store;

    @BeforeEach
    void fillStore() {
        store = StoreFixture.in(folder);
        store.say("alice", "t", "one", "two");
    }

    private boolean exists() {
        return store.mneme("show", "--user", "alice", "--thread", "t").code() == 0;
    }

    @Test
    void a_script_is_not_asked() {
        CliRun.Result result = store.mneme("delete", "--user", "alice", "--thread", "t");
        assertThat(result).isEqualTo(new CliRun.Result(0, "deleted thread \"t\" of resource \"alice\"\n", ""));
        assertThat(exists()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"y\n", "YES\n", " y"})
    void a_person_agrees(String answer) {
        CliRun.Result result = CliRun.script()
                .terminals(PERSON)
                .input(answer)
                .run(store.with("delete", "--user", "alice", "--thread", "t"));
        assertThat(result.code()).isZero();
        assertThat(result.err()).isEqualTo("Delete thread \"t\" of resource \"alice\" with 2 messages? [y/N] ");
        assertThat(exists()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n", "n\n", "yesterday\n"})
    void anything_else_deletes_nothing(String answer) {
        CliRun.Result result = CliRun.script()
                .terminals(PERSON)
                .input(answer)
                .run(store.with("delete", "--user", "alice", "--thread", "t"));
        assertThat(result.code()).isEqualTo(1);
        assertThat(result.err()).endsWith("mneme: nothing was deleted\n");
        assertThat(exists()).isTrue();
    }

    @Test
    void a_person_who_says_yes_beforehand_is_not_asked() {
        CliRun.Result result = CliRun.script()
                .terminals(PERSON)
                .variables(java.util.Map.of("NO_COLOR", "1"))
                .run(store.with("delete", "--user", "alice", "--thread", "t", "--yes", "--json"));
        assertThat(result)
                .isEqualTo(new CliRun.Result(0, "{\"deleted\":true,\"resource\":\"alice\",\"thread\":\"t\"}\n", ""));
    }
}
