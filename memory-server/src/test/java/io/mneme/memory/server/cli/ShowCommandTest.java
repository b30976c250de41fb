package io.mneme.memory.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.mneme.memory.message.Message;
import io.mneme.memory.message.MessageDocument;
import io.mneme.memory.server.cli.output.Json;
import io.mneme.memory.testkit.HostileTexts;
import io.mneme.memory.testkit.Samples;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ShowCommandTest {

    @TempDir
    Path folder;

    private StoreFixture store;

    @BeforeEach
    void openStore() {
        store = StoreFixture.in(folder);
    }

    @Test
    void shows_head_and_messages_in_order() {
        store.append("alice", "t", Samples.user("m1", "Hello"), Samples.assistant("m2", "Hello Alice"));
        CliRun.Result result = store.mneme("show", "--user", "alice", "--thread", "t");
        assertThat(result.code()).isZero();
        assertThat(result.outLines().get(0)).isEqualTo("t of alice");
        assertThat(result.out())
                .containsSubsequence(
                        "#1 user 2026-01-02 03:04:05Z\n    Hello\n", "#2 assistant", "\n    Hello Alice\n");
    }

    @Test
    void shows_every_kind_of_part() {
        store.append("alice", "t", Samples.everyKind().toArray(Message[]::new));
        String out = store.mneme("show", "--user", "alice", "--thread", "t").out();
        assertThat(out)
                .contains("thinking: hidden", "calls search {", "search returned {", "now failed: null")
                .contains("file cat.png (image/png, s3://bucket/cat?v=1#x)", "512 bytes")
                .contains("user Zoë \"Z\" O'Neil (reviewer)");
    }

    @Test
    void json_is_lossless() {
        List<Message> messages = new ArrayList<>(Samples.everyKind());
        for (int i = 0; i < HostileTexts.ALL.size(); i++) {
            messages.add(Samples.user("hostile-" + i, HostileTexts.ALL.get(i)));
        }
        store.append("alice", "t", messages.toArray(Message[]::new));
        String out = store.mneme("show", "--user", "alice", "--thread", "t", "--limit", "1000", "--json")
                .out();
        assertThat(out.lines()).hasSize(1);
        assertThat(read(out)).isEqualTo(messages);
    }

    private static List<Message> read(String json) {
        List<Message> messages = new ArrayList<>();
        for (Object each : (List<?>) Json.readObject(json).get("messages")) {
            @SuppressWarnings("unchecked")
            Map<String, Object> document = (Map<String, Object>) each;
            messages.add(MessageDocument.read(document));
        }
        return messages;
    }

    @Test
    void stored_text_reaches_neither_terminal_nor_layout() {
        store.say(
                "alice",
                "t",
                "harmless\n#2 assistant 2026-01-02 03:04:05Z\n    fake",
                "\u001b[2J\u202Egnp.exe\u009b1A");
        String out = store.mneme("show", "--user", "alice", "--thread", "t").out();
        assertThat(out).contains("<U+001B>[2J<U+202E>gnp.exe<U+009B>1A");
        assertThat(out).contains("\n    #2 assistant");
        assertThat(out.codePoints().filter(each -> each != '\n')).noneMatch(Character::isISOControl);
        String json = store.mneme("show", "--user", "alice", "--thread", "t", "--json")
                .out();
        assertThat(json).contains("\\u001B[2J\\u202Egnp.exe\\u009B1A");
    }

    @Test
    void shows_the_newest_and_pages_back() {
        store.append("alice", "t", Samples.batch(5).toArray(Message[]::new));
        CliRun.Result newest = store.mneme("show", "--user", "alice", "--thread", "t", "--limit", "2");
        assertThat(newest.out()).containsSubsequence("#4", "#5").doesNotContain("#3");
        assertThat(newest.err()).isEqualTo("older messages: --cursor 4\n");
        CliRun.Result older = store.mneme("show", "--user", "alice", "--thread", "t", "--limit", "3", "--cursor", "4");
        assertThat(older.out()).containsSubsequence("#1", "#2", "#3").doesNotContain("#4");
        assertThat(older.err()).isEmpty();
    }

    @Test
    void what_is_missing_and_what_is_not_yours_are_told_alike() {
        store.say("alice", "t", "secret");
        CliRun.Result foreign = store.mneme("show", "--user", "mallory", "--thread", "t");
        assertThat(foreign)
                .isEqualTo(new CliRun.Result(1, "", "mneme: thread \"t\" of resource \"mallory\" not found\n"));
        store.use(memory -> memory.resource("alice").thread("t").delete());
        assertThat(store.mneme("show", "--user", "mallory", "--thread", "t")).isEqualTo(foreign);
    }
}
