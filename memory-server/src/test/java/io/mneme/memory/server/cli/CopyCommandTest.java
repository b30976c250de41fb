package io.mneme.memory.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.mneme.memory.message.Message;
import io.mneme.memory.message.Role;
import io.mneme.memory.message.Speaker;
import io.mneme.memory.server.cli.output.Json;
import io.mneme.memory.working.WorkingMemoryAuthor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CopyCommandTest {

    @TempDir
    Path folder;

    private StoreFixture source;
    private StoreFixture target;

    @BeforeEach
    void fill() {
        source = new StoreFixture("sqlite:" + folder.resolve("source.db"));
        target = new StoreFixture("sqlite:" + folder.resolve("target.db"));
        source.say("alice", "t1", "one", "two");
        source.append(
                "alice",
                "t2",
                Message.builder(Role.USER)
                        .text("three \u0000 \u65e5\u672c")
                        .speaker(Speaker.of("u_ann", "Ann", "editor"))
                        .build());
        source.say("bob", "t1", "four");
        source.use(memory -> {
            memory.resource("alice").thread("t1").rename("Titled");
            memory.resource("alice").thread("t2").archive();
            memory.resource("bob").workingMemory().replace("# Bob\n", WorkingMemoryAuthor.of("test"));
            memory.resource("bob").workingMemory().replace("# Bob\nlikes tea\n", WorkingMemoryAuthor.of("test"));
        });
    }

    private CliRun.Result copy(String... more) {
        String[] all =
                Arrays.copyOf(new String[] {"copy", "--from", source.url(), "--to", target.url()}, 5 + more.length);
        System.arraycopy(more, 0, all, 5, more.length);
        return CliRun.mneme(all);
    }

    private static Map<String, Object> report(CliRun.Result result) {
        return Json.readObject(result.out());
    }

    @Test
    void everything_is_there_afterwards_and_the_hashes_are_the_same() {
        CliRun.Result result = copy();
        assertThat(result.code()).describedAs(result.err()).isZero();
        assertThat(result.err()).isEmpty();
        assertThat(result.outLines())
                .first()
                .isEqualTo("2 users, 3 threads (0 already there), 4 messages, 2 versions of working memory,"
                        + " 0 ids of deleted threads");
        assertThat(result.outLines()).last().isEqualTo("verified: both are the same");
        for (String user : new String[] {"alice", "bob"}) {
            String exported = target.mneme("export", "--user", user).out();
            assertThat(exported)
                    .isNotEmpty()
                    .isEqualTo(source.mneme("export", "--user", user).out());
        }
    }

    @Test
    void json_tells_counts_and_hashes() {
        assertThat(report(copy("--json")))
                .containsEntry("users", 2)
                .containsEntry("threads", 3)
                .containsEntry("threadsAlreadyThere", 0)
                .containsEntry("messages", 4)
                .containsEntry("workingMemoryVersions", 2)
                .containsEntry("deletedThreads", 0)
                .containsEntry("verified", true)
                .hasEntrySatisfying(
                        "sourceSha256", hash -> assertThat(hash.toString()).matches("[0-9a-f]{64}"))
                .satisfies(report -> assertThat(report.get("targetSha256")).isEqualTo(report.get("sourceSha256")));
    }

    @Test
    void a_second_run_only_verifies_and_takes_what_is_new() {
        Map<String, Object> first = report(copy("--json"));
        assertThat(report(copy("--json")))
                .containsEntry("threadsAlreadyThere", 3)
                .containsEntry("verified", true)
                .containsEntry("sourceSha256", first.get("sourceSha256"));
        source.say("carol", "t9", "five");
        assertThat(copy().outLines()).first().asString().startsWith("3 users, 4 threads (3 already there), 5 messages");
        assertThat(target.mneme("show", "--user", "carol", "--thread", "t9").out())
                .contains("five");
    }

    @Test
    void what_the_target_has_besides_stays() {
        target.say("dora", "own", "stays");
        assertThat(copy().code()).isZero();
        assertThat(target.mneme("show", "--user", "dora", "--thread", "own").out())
                .contains("stays");
    }

    @Test
    void another_thread_in_its_place_is_an_error_and_stays() {
        target.say("bob", "t1", "another beginning");
        CliRun.Result result = copy();
        assertThat(result.code()).isEqualTo(1);
        assertThat(result.err())
                .startsWith("mneme: conflict in thread \"t1\" of resource \"bob\"")
                .contains("delete it there, or copy to an empty store")
                .hasLineCount(1);
        assertThat(target.mneme("show", "--user", "bob", "--thread", "t1").out())
                .contains("another beginning")
                .doesNotContain("four");
    }

    @Test
    void a_working_memory_that_is_ahead_is_an_error_and_stays() {
        copy();
        target.use(memory ->
                memory.resource("bob").workingMemory().replace("# Bob\nnewer\n", WorkingMemoryAuthor.of("test")));
        CliRun.Result result = copy();
        assertThat(result.code()).isEqualTo(1);
        assertThat(result.err())
                .startsWith("mneme: conflict in the working memory of resource \"bob\"")
                .hasLineCount(1);
        assertThat(target.mneme("memory", "show", "--user", "bob").out()).contains("newer");
    }

    @Test
    void a_difference_is_reported_with_its_place() {
        CliRun.Result result = CliRun.mneme("copy", "--from", source.url(), "--to", "lossy:x");
        assertThat(result.code()).isEqualTo(1);
        assertThat(result.outLines()).last().isEqualTo("DIFFERENT");
        assertThat(result.err())
                .startsWith("mneme: not the same in both: thread \"t2\" of resource \"alice\"; delete")
                .hasLineCount(1);
        Map<String, Object> report = report(CliRun.mneme("copy", "--from", source.url(), "--to", "lossy:x", "--json"));
        assertThat(report).containsEntry("verified", false);
        assertThat(report.get("targetSha256")).isNotEqualTo(report.get("sourceSha256"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"busy-messages:", "busy-memory:", "busy-deletion:"})
    void a_source_that_is_written_meanwhile_is_an_error(String target) {
        CliRun.Result result = CliRun.mneme("copy", "--from", source.url(), "--to", target + source.url());
        assertThat(result.code()).isEqualTo(1);
        assertThat(result.outLines()).last().isEqualTo("NOT VERIFIED: the source has changed");
        assertThat(result.err())
                .isEqualTo("mneme: the source was written while it was copied; run it again when nobody writes\n");
        assertThat(report(CliRun.mneme("copy", "--from", source.url(), "--to", target + source.url(), "--json")))
                .containsEntry("sourceChanged", true)
                .containsEntry("verified", false);
    }

    @Test
    void the_same_store_twice_is_refused() throws IOException {
        String detour = "sqlite:" + folder.resolve("x").resolve("..").resolve("source.db") + "?readers=1";
        Path link = Files.createSymbolicLink(folder.resolve("link.db"), Path.of("source.db"));
        for (String url : List.of(source.url(), detour, "sqlite:" + link)) {
            CliRun.Result result = CliRun.mneme("copy", "--from", source.url(), "--to", url);
            assertThat(result.code()).isEqualTo(2);
            assertThat(result.err()).contains("are the same store").hasLineCount(1);
        }
    }

    @Test
    void a_source_that_does_not_exist_is_no_empty_one() {
        CliRun.Result result =
                CliRun.mneme("copy", "--from", "sqlite:" + folder.resolve("typo.db"), "--to", target.url());
        assertThat(result.code()).isEqualTo(1);
        assertThat(result.err()).startsWith("mneme: no such store").hasLineCount(1);
        assertThat(Files.exists(folder.resolve("typo.db"))).isFalse();
    }

    @Test
    void a_password_in_a_url_is_never_shown() {
        String secret = "hunter2secret";
        Map<String, String> options =
                Map.of("postgresql", "connectionTimeout=PT0.3S", "mongodb", "serverSelectionTimeoutMS=300");
        for (Map.Entry<String, String> option : options.entrySet()) {
            String url = option.getKey() + "://mneme:" + secret + "@127.0.0.1:1/mneme?" + option.getValue();
            CliRun.Result to = CliRun.mneme("copy", "--from", source.url(), "--to", url, "--debug");
            CliRun.Result from = CliRun.mneme("copy", "--from", url, "--to", target.url(), "--debug");
            assertThat(to.code()).isEqualTo(1);
            assertThat(from.code()).isEqualTo(1);
            assertThat(to.out() + to.err() + from.out() + from.err()).doesNotContain(secret);
        }
    }
}
