package io.mneme.memory.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MemoryCommandsTest {

    @TempDir
    Path folder;

    private StoreFixture store;

    @BeforeEach
    void open() {
        store = StoreFixture.in(folder).begun();
    }

    private CliRun.Result set(String... more) {
        return memory("set", more);
    }

    private CliRun.Result memory(String command, String... more) {
        List<String> all = new ArrayList<>(List.of("memory", command, "--user", "alice"));
        all.addAll(List.of(more));
        return store.mneme(all.toArray(String[]::new));
    }

    @Test
    void a_json_object_is_merged() {
        assertThat(set("{\"mode\":\"dark\",\"city\":\"Rome\"}").out()).isEqualTo("version 1\n");
        assertThat(set("{\"city\":null,\"n\":1}").out()).isEqualTo("version 2\n");
        assertThat(set("{\"n\":1}").out()).isEqualTo("nothing has changed\n");
        assertThat(memory("show").out()).isEqualTo("{\"mode\":\"dark\",\"n\":1}\n");
        assertThat(memory("show", "--json").out())
                .contains("\"version\":2", "\"author\":\"cli\"", "\"document\":{\"mode\":\"dark\",\"n\":1}");
    }

    @Test
    void everything_else_is_markdown_also_from_standard_input() {
        CliRun.Result written = CliRun.script()
                .input("# Facts\n- likes tea\n")
                .run(store.with("memory", "set", "--user", "alice", "--thread", "t1", "--by", "ann", "--json"));
        assertThat(written.out()).contains("\"changed\":true", "\"author\":\"ann\"");
        CliRun.Result shown = memory("show", "--thread", "t1");
        assertThat(shown.out()).isEqualTo("# Facts\n- likes tea\n");
        assertThat(shown.err()).startsWith("version 1, ").endsWith(", by ann\n");
        assertThat(memory("show").code()).isEqualTo(1);
    }

    @Test
    void history_tells_what_changed_and_undo_takes_it_back() {
        set("{\"mode\":\"dark\"}");
        set("{\"mode\":\"light\"}");
        assertThat(memory("undo").out()).isEqualTo("version 3\n");
        assertThat(memory("show").out()).isEqualTo("{\"mode\":\"dark\"}\n");
        assertThat(memory("history").out())
                .containsSubsequence(
                        "version 3", "- /mode: \"light\"", "+ /mode: \"dark\"", "version 2", "version 1", "+ /mode");
        assertThat(memory("undo", "--to", "2", "--json").out()).contains("\"mode\":\"light\"", "\"version\":4");
        assertThat(memory("history", "--limit", "1", "--json").out())
                .contains("\"version\":4")
                .doesNotContain("\"version\":3");
    }

    @Test
    void what_cannot_be_is_refused_in_one_line() {
        assertThat(memory("show").err()).isEqualTo("mneme: resource \"alice\" has no working memory\n");
        assertThat(memory("undo").code()).isEqualTo(2);
        assertThat(set("{not json").err())
                .contains("Markdown must not begin with {")
                .hasLineCount(1);
        set("# Markdown");
        assertThat(set("{\"a\":1}").err()).isEqualTo("mneme: this working memory is Markdown, not a document\n");
        assertThat(set("  ").out()).isEqualTo("nothing has changed\n");
        assertThat(set("x".repeat(20_001)).err()).contains("20001 characters; at most 20000");
        assertThat(store.mneme("memory").err()).contains("a command is needed: show, set, history, undo");
    }

    @Test
    void another_user_sees_nothing_of_it() {
        set("{\"secret\":\"plan\"}");
        CliRun.Result other = store.mneme("memory", "show", "--user", "bob");
        assertThat(other.code()).isEqualTo(1);
        assertThat(other.out() + other.err()).doesNotContain("plan");
    }

    @Test
    void a_speaker_is_read_from_its_parts() {
        CliRun.Result said = CliRun.script()
                .input("My favorite color is teal.\n")
                .run(store.with("chat", "--user", "doc_42", "--thread", "doc_42", "--as", "u_alice:Alice:editor"));
        assertThat(said.code()).isZero();
        CliRun.Result asked = CliRun.script()
                .input("What did Alice say?\n")
                .run(store.with("chat", "--user", "doc_42", "--thread", "doc_42", "--as", "u_bob"));
        assertThat(asked.out()).startsWith("Alice ").contains("My favorite color is teal.");
        assertThat(store.mneme("show", "--user", "doc_42", "--thread", "doc_42").out())
                .contains("user Alice (editor)");
        assertThat(store.mneme("chat", "--user", "u", "--thread", "t", "--as", ":x")
                        .code())
                .isEqualTo(2);
    }
}
