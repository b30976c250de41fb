package io.mneme.memory.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.mneme.memory.server.cli.output.Json;
import io.mneme.memory.server.cli.shell.Terminals;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChatCommandTest {

    private static final Terminals PERSON = new Terminals(true, true, true, false);
    private static final Map<String, String> NO_COLOUR = Map.of("NO_COLOR", "1");

    @TempDir
    Path folder;

    private StoreFixture store;

    @BeforeEach
    void openStore() {
        store = StoreFixture.in(folder);
    }

    private CliRun.Result chat(String user, String input, String... options) {
        String[] arguments = store.with("chat", "--user", user, "--thread", "t");
        String[] all = java.util.Arrays.copyOf(arguments, arguments.length + options.length);
        System.arraycopy(options, 0, all, arguments.length, options.length);
        return CliRun.script().input(input).run(all);
    }

    @Test
    void a_script_gets_the_answers_and_nothing_else() {
        CliRun.Result result = chat("alice", "I prefer dark mode\n\n  \t\nWhat mode do I prefer?");
        assertThat(result.code()).isZero();
        assertThat(result.err()).isEmpty();
        assertThat(result.outLines()).hasSize(2);
        assertThat(result.outLines().get(1)).contains("dark mode");
    }

    @Test
    void another_process_remembers_and_another_user_does_not() {
        chat("alice", "I prefer dark mode\n");
        chat("bob", "I prefer light mode\n");
        assertThat(chat("alice", "What mode do I prefer?\n").out())
                .contains("dark mode")
                .doesNotContain("light");
        assertThat(chat("bob", "What mode do I prefer?\n").out())
                .contains("light mode")
                .doesNotContain("dark");
        assertThat(chat("carol", "What mode do I prefer?\n").out())
                .doesNotContain("dark")
                .doesNotContain("light");
    }

    @Test
    void every_script_of_the_world_comes_back_as_it_was() {
        String fact = "My name is Zoë 日本語 😀 עברית";
        assertThat(chat("alice", fact + "\r\nWhat is my name?\r\n").out()).contains(fact);
    }

    @Test
    void no_input_is_no_turn() {
        assertThat(chat("alice", "")).isEqualTo(new CliRun.Result(0, "", ""));
        assertThat(store.mneme("threads", "--user", "alice").out()).isEmpty();
    }

    @Test
    void json_is_one_object_a_line() {
        CliRun.Result result = chat("alice", "I prefer dark mode\nWhat mode do I prefer?\n", "--json");
        assertThat(result.outLines()).hasSize(2);
        Map<String, Object> answer = Json.readObject(result.outLines().get(1));
        assertThat(answer)
                .containsEntry("resource", "alice")
                .containsEntry("thread", "t")
                .containsEntry("finish", "complete")
                .containsKey("turn");
        assertThat(answer.get("text").toString()).contains("dark mode");
    }

    @Test
    void a_person_sees_what_the_model_is_and_prompts() {
        CliRun.Result result = CliRun.script()
                .terminals(PERSON)
                .variables(NO_COLOUR)
                .input("I prefer dark mode\n/quit\nnot reached\n")
                .run(store.with("chat", "--user", "alice", "--thread", "t"));
        assertThat(result.code()).isZero();
        assertThat(result.err().lines().findFirst().orElseThrow())
                .contains("offline", "io.mneme.memory.port.model.ChatModel", "Agent.builder().model(");
        assertThat(result.err()).endsWith("you> you> ");
        assertThat(result.outLines()).singleElement().asString().startsWith("mneme> ");
    }

    @Test
    void colour_is_for_a_terminal_that_wants_it() {
        CliRun person = CliRun.script().terminals(PERSON).input("Hello\n");
        String[] arguments = store.with("chat", "--user", "alice", "--thread", "t");
        assertThat(person.run(arguments).out()).contains("\u001b[");
        assertThat(person.input("Hello\n").variables(NO_COLOUR).run(arguments).out())
                .doesNotContain("\u001b");
        assertThat(person.input("Hello\n")
                        .variables(Map.of("TERM", "dumb"))
                        .run(arguments)
                        .err())
                .doesNotContain("\u001b");
    }

    @Test
    void remembered_text_cannot_command_the_terminal() {
        CliRun.Result result = chat("alice", "My motto is \u001b[2J\u202Eevil\nWhat is my motto?\n");
        assertThat(result.out()).contains("<U+001B>[2J<U+202E>evil").doesNotContain("\u001b");
    }

    @Test
    void a_line_that_is_not_utf8_ends_it_after_the_lines_before() {
        byte[] input = {'H', 'i', '\n', (byte) 0xFF, '\n', 'H', 'i', '\n'};
        CliRun.Result result = new CliRun(new ByteArrayInputStream(input), Terminals.NONE, Map.of())
                .run(store.with("chat", "--user", "alice", "--thread", "t"));
        assertThat(result.code()).isEqualTo(1);
        assertThat(result.outLines()).hasSize(1);
        assertThat(result.err()).isEqualTo("mneme: line 2 of standard input is not UTF-8\n");
    }

    @Test
    void a_deleted_thread_starts_anew_with_a_new_conversation() {
        chat("alice", "My favorite color is teal.");
        store.mneme("delete", "--user", "alice", "--thread", "t");
        CliRun.Result result = chat("alice", "What is my favorite color?");
        assertThat(result.code()).isZero();
        assertThat(result.out()).startsWith("I do not know");
    }

    @Test
    void a_thread_that_is_deleted_during_a_conversation_is_not_brought_back() {
        Iterator<Supplier<String>> lines = List.<Supplier<String>>of(() -> "Hello\n", () -> {
                    store.mneme("delete", "--user", "alice", "--thread", "t");
                    return "Hello\n";
                })
                .iterator();
        CliRun.Result result = new CliRun(new SequenceInputStream(bytes(lines)), Terminals.NONE, Map.of())
                .run(store.with("chat", "--user", "alice", "--thread", "t"));
        assertThat(result.code()).isEqualTo(1);
        assertThat(result.outLines()).hasSize(1);
        assertThat(result.err())
                .isEqualTo("mneme: thread \"t\" of resource \"alice\" was deleted; create it to start anew\n");
    }

    /** Each line is made when it is read. */
    private static Enumeration<InputStream> bytes(Iterator<Supplier<String>> lines) {
        return new Enumeration<>() {
            @Override
            public boolean hasMoreElements() {
                return lines.hasNext();
            }

            @Override
            public InputStream nextElement() {
                return new ByteArrayInputStream(lines.next().get().getBytes(StandardCharsets.UTF_8));
            }
        };
    }
}
