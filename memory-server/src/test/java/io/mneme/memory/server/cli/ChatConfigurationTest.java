package io.mneme.memory.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.mneme.memory.server.cli.output.Json;
import io.mneme.memory.server.cli.shell.Terminals;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChatConfigurationTest {

    private static final String FACT = "I prefer dark mode";
    private static final String QUESTION = "Which mode do I prefer?";

    @TempDir
    Path folder;

    private StoreFixture store;

    @BeforeEach
    void openStore() {
        store = StoreFixture.in(folder);
    }

    private CliRun.Result chat(Map<String, String> variables, String user, String thread, String input) {
        CliRun.Result result = CliRun.script()
                .variables(variables)
                .input(input)
                .run(store.with("chat", "--user", user, "--thread", thread));
        assertThat(result.code()).describedAs(result.err()).isZero();
        return result;
    }

    @Test
    void without_anything_another_conversation_begins_afresh() {
        chat(Map.of(), "alice", "t1", FACT);
        assertThat(chat(Map.of(), "alice", "t2", QUESTION).out()).doesNotContain("dark");
    }

    @Test
    void working_memory_reaches_the_users_other_conversations() {
        Map<String, String> on = Map.of("MNEME_WORKING_MEMORY_ENABLED", "true");
        chat(on, "alice", "t1", FACT);
        assertThat(chat(on, "alice", "t2", QUESTION).out()).contains("dark mode");
        assertThat(chat(on, "bob", "t2", QUESTION).out()).doesNotContain("dark");
        assertThat(store.mneme("memory", "show", "--user", "alice").out()).contains("dark mode");
    }

    @Test
    void working_memory_of_a_thread_with_a_template_from_a_file() throws IOException {
        Path template = Files.writeString(folder.resolve("template.md"), "# Notes\n## Participants\n## Decisions\n");
        Path file = Files.writeString(
                folder.resolve("mneme.properties"),
                "workingMemory.enabled=true\nworkingMemory.scope=thread\nworkingMemory.template=" + template + "\n");
        CliRun.Result result = CliRun.script()
                .input("My favorite color is teal.")
                .run(store.with(
                        "chat", "--user=doc", "--thread=doc", "--as=u_ann:Ann:editor", "--config", file.toString()));
        assertThat(result.code()).describedAs(result.err()).isZero();
        assertThat(store.mneme("memory", "show", "--user", "doc", "--thread", "doc")
                        .out())
                .startsWith("# Notes\n## Participants\n- **Ann** (u_ann, editor): My favorite color is teal");
    }

    @Test
    void recall_finds_what_the_same_user_said_in_another_conversation() {
        Map<String, String> on = Map.of("MNEME_RECALL_ENABLED", "true", "MNEME_RECALL_SCOPE", "resource");
        chat(on, "alice", "t1", FACT);
        assertThat(chat(on, "alice", "t2", QUESTION).out()).contains("dark mode", "t1");
        assertThat(chat(on, "bob", "t2", QUESTION).out()).doesNotContain("dark");
    }

    @Test
    void recall_by_words_goes_on_with_an_index_of_words() {
        Map<String, String> on = Map.of("MNEME_RECALL_ENABLED", "true", "MNEME_RECALL_SCOPE", "resource");
        store.say("alice", "t1", FACT);
        store.mneme("reindex", "--words-only");
        assertThat(chat(on, "alice", "t2", QUESTION).out()).contains("dark mode");
    }

    @Test
    void a_conversation_gets_a_title() {
        Map<String, String> on = Map.of("MNEME_TITLES_ENABLED", "true");
        CliRun.Result json = CliRun.script()
                .variables(on)
                .input("How do I renew my passport?\nThank you\n")
                .run(store.with("chat", "--user", "alice", "--thread", "t1", "--json"));
        List<String> lines = json.outLines();
        assertThat(Json.readObject(lines.get(0)).get("title").toString()).contains("renew my passport");
        assertThat(Json.readObject(lines.get(1))).doesNotContainKey("title");
        assertThat(store.mneme("threads", "--user", "alice").out()).contains("renew my passport");
    }

    @Test
    void a_person_is_shown_the_title() {
        Map<String, String> on = new HashMap<>(Map.of("MNEME_TITLES_ENABLED", "true", "NO_COLOR", "1"));
        CliRun.Result result = CliRun.script()
                .terminals(new Terminals(true, true, true, false))
                .variables(on)
                .input("How do I renew my passport?\n/quit\n")
                .run(store.with("chat", "--user", "alice", "--thread", "t1"));
        assertThat(result.err()).contains("title: How do I renew my passport?\n");
    }
}
