package io.mneme.memory.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.mneme.memory.server.cli.output.Json;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChangeCommandsTest {

    @TempDir
    Path folder;

    private StoreFixture store;

    @BeforeEach
    void openStore() {
        store = StoreFixture.in(folder);
    }

    @Test
    void a_thread_is_created_with_title_and_metadata() {
        CliRun.Result result = store.mneme(
                "create",
                "--user",
                "alice",
                "--thread",
                "t",
                "--title",
                "Billing",
                "--metadata",
                "{\"topic\": \"é\", \"n\": [1, 2.5, null]}",
                "--json");
        assertThat(result.code()).isZero();
        assertThat(Json.readObject(result.out()))
                .containsEntry("title", "Billing")
                .containsEntry("metadata", Map.of("topic", "é", "n", java.util.Arrays.asList(1, 2.5, null)));
        assertThat(store.mneme("create", "--user", "alice", "--thread", "t").err())
                .startsWith("mneme: conflict in thread \"t\" of resource \"alice\"");
    }

    @Test
    void a_deleted_thread_starts_anew() {
        store.say("alice", "t", "text");
        assertThat(store.mneme("delete", "--user", "alice", "--thread", "t").code())
                .isZero();
        assertThat(store.mneme("create", "--user", "alice", "--thread", "t").code())
                .isZero();
        assertThat(store.mneme("show", "--user", "alice", "--thread", "t").code())
                .isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "[]", "1", "null", "{\"a\":1} {", "{\"a\":1e999}"})
    void metadata_must_be_a_json_object(String metadata) {
        CliRun.Result result = store.mneme("create", "--user", "alice", "--thread", "t", "--metadata", metadata);
        assertThat(result.code()).isEqualTo(2);
        assertThat(result.err().lines())
                .hasSize(1)
                .allMatch(line -> line.startsWith("mneme: Invalid value for option '--metadata'"));
    }

    @Test
    void a_thread_is_renamed_and_loses_its_title() {
        store.say("alice", "t", "text");
        assertThat(store.mneme("rename", "--user", "alice", "--thread", "t", "--title", "Ünï 😀")
                        .out())
                .endsWith("t  Ünï 😀\n");
        assertThat(store.mneme("rename", "--user", "alice", "--thread", "t", "--no-title")
                        .out())
                .endsWith("t  Untitled\n");
        assertThat(store.mneme("rename", "--user", "alice", "--thread", "t").code())
                .isEqualTo(2);
        assertThat(store.mneme("rename", "--user", "alice", "--thread", "t", "--title", " ")
                        .code())
                .isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"rename --no-title", "archive", "unarchive", "delete --yes", "show"})
    void a_thread_of_somebody_else_is_not_found_and_stays(String command) {
        store.say("alice", "t", "text");
        String before = store.mneme("show", "--user", "alice", "--thread", "t", "--json")
                .out();
        String[] words = (command + " --user mallory --thread t").split(" ");
        CliRun.Result result = store.mneme(words);
        assertThat(result)
                .isEqualTo(new CliRun.Result(1, "", "mneme: thread \"t\" of resource \"mallory\" not found\n"));
        assertThat(store.mneme("show", "--user", "alice", "--thread", "t", "--json")
                        .out())
                .isEqualTo(before);
        assertThat(List.of(store.mneme("threads", "--user", "mallory").out())).containsExactly("");
    }
}
