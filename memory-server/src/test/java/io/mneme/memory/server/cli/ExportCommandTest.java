package io.mneme.memory.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.mneme.memory.message.Message;
import io.mneme.memory.message.MessageDocument;
import io.mneme.memory.server.cli.output.Json;
import io.mneme.memory.testkit.HostileTexts;
import io.mneme.memory.testkit.Samples;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExportCommandTest {

    @TempDir
    Path folder;

    private StoreFixture store;

    @BeforeEach
    void fillStore() {
        store = StoreFixture.in(folder);
        store.say("alice", "t1", "one", "two");
        store.say("alice", "t2", "three");
        store.say("bob", "t1", "secret of bob");
    }

    @Test
    void writes_threads_and_their_messages_as_json_lines() {
        CliRun.Result result = store.mneme("export", "--user", "alice");
        assertThat(result.code()).isZero();
        assertThat(result.err()).isEmpty();
        assertThat(result.out()).doesNotContain("secret of bob");
        assertThat(result.outLines().stream().map(line -> {
                    var document = Json.readObject(line);
                    return document.get("type") + " " + document.get("thread") + " " + document.get("sequence");
                }))
                .containsExactly("thread t1 null", "message t1 1", "message t1 2", "thread t2 null", "message t2 1");
    }

    @Test
    void is_lossless() {
        List<Message> messages = new ArrayList<>(Samples.everyKind());
        for (int i = 0; i < HostileTexts.ALL.size(); i++) {
            messages.add(Samples.user("hostile-" + i, HostileTexts.ALL.get(i)));
        }
        store.append("carol", "t", messages.toArray(Message[]::new));
        List<Message> read = store.mneme("export", "--user", "carol").outLines().stream()
                .skip(1)
                .map(line -> MessageDocument.read(Json.readObject(line)))
                .toList();
        assertThat(read).isEqualTo(messages);
    }

    @Test
    void a_file_holds_the_same_and_is_private() throws IOException {
        Path file = folder.resolve("alice.jsonl");
        Files.writeString(file, "what was there before");
        CliRun.Result result = store.mneme("export", "--user", "alice", "--output", file.toString());
        assertThat(result).isEqualTo(new CliRun.Result(0, "exported 2 threads and 3 messages of alice\n", ""));
        assertThat(Files.readString(file))
                .isEqualTo(store.mneme("export", "--user", "alice").out());
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }

    @Test
    void a_link_stays_a_link() throws IOException {
        Path file = Files.createFile(folder.resolve("real.jsonl"));
        Path link = Files.createSymbolicLink(folder.resolve("link.jsonl"), file);
        assertThat(store.mneme("export", "--user", "alice", "--output", link.toString())
                        .code())
                .isZero();
        assertThat(link).isSymbolicLink();
        assertThat(file).isNotEmptyFile();
    }

    @Test
    void a_user_without_memory_has_an_empty_export_and_a_hint() {
        CliRun.Result result = store.mneme("export", "--user", "nobody");
        assertThat(result).isEqualTo(new CliRun.Result(0, "", "exported 0 threads and 0 messages of nobody\n"));
    }

    @Test
    void a_file_that_cannot_be_written_is_an_error_and_leaves_nothing() throws IOException {
        Path directory = Files.createDirectory(folder.resolve("directory"));
        assertThat(store.mneme("export", "--user", "alice", "--output", directory.toString())
                        .err())
                .isEqualTo("mneme: " + directory + " is not a file\n");
        CliRun.Result result = store.mneme("export", "--user", "alice", "--output", directory + "/missing/alice.jsonl");
        assertThat(result).isEqualTo(new CliRun.Result(1, "", "mneme: there is no folder " + directory + "/missing\n"));
        try (Stream<Path> left = Files.list(directory)) {
            assertThat(left).isEmpty();
        }
    }
}
