package io.mneme.memory.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.mneme.memory.server.cli.output.Json;
import io.mneme.memory.server.cli.shell.Terminals;
import java.io.File;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoCommandTest {

    @TempDir
    Path folder;

    private static List<String> demoFolders() {
        File[] found =
                new File(System.getProperty("java.io.tmpdir")).listFiles((in, name) -> name.startsWith("mneme-demo-"));
        return Arrays.stream(found).map(File::getName).toList();
    }

    @Test
    void plays_on_a_temporary_store_that_is_gone_afterwards() {
        List<String> before = demoFolders();
        CliRun.Result result = CliRun.mneme("demo");
        assertThat(result.code()).describedAs(result.out()).isZero();
        assertThat(result.err()).isEmpty();
        List<String> lines = result.outLines();
        assertThat(lines.get(0)).contains("offline", "io.mneme.memory.port.model.ChatModel", "Agent.builder().model(");
        assertThat(lines.get(1)).startsWith("Store: ").contains("deleted at the end");
        assertThat(lines.get(lines.size() - 1)).matches("\\d{2,3} checks passed in \\d+\\.\\d s");
        assertThat(result.out())
                .contains("   \u2713 Alice is told her own preference\n")
                .doesNotContain("\u2717", "\u001b");
        assertThat(demoFolders()).isEqualTo(before);
    }

    @Test
    void shows_the_audit_and_the_refusals() {
        assertThat(CliRun.mneme("demo").out())
                .contains("audit: manager@example.com, list-threads of user1, reason: review 2026-08")
                .contains("thread id is required")
                .contains("thread \"conv-private\" of resource \"user-mallory\" not found");
    }

    @Test
    void json_tells_the_same() {
        CliRun.Result result = CliRun.mneme("demo", "--json");
        List<Map<String, Object>> events =
                result.outLines().stream().map(Json::readObject).toList();
        Map<String, Object> end = events.get(events.size() - 1);
        long checks = events.stream()
                .filter(event -> "check".equals(event.get("type")))
                .count();
        assertThat(end).containsEntry("type", "end").containsEntry("failed", List.of());
        assertThat(((Number) end.get("passed")).longValue()).isEqualTo(checks);
        assertThat(events.get(0).get("model").toString()).contains("offline");
    }

    @Test
    void plays_again_and_again_on_a_given_store_and_leaves_it_readable() {
        StoreFixture store = StoreFixture.in(folder);
        for (int i = 0; i < 2; i++) {
            CliRun.Result result = store.mneme("demo");
            assertThat(result.code()).describedAs(result.out()).isZero();
        }
        CliRun.Result users = store.mneme("users", "--principal", "p", "--reason", "r", "--limit", "1000", "--json");
        assertThat(users.out().split("/user_alice\"", -1)).hasSize(3);
    }

    @Test
    void a_store_in_memory_is_refused() {
        CliRun.Result result = CliRun.mneme("demo", "--store", "sqlite::memory:");
        assertThat(result.code()).isEqualTo(1);
        assertThat(result.out()).isEmpty();
        assertThat(result.err()).contains("no store in memory").hasLineCount(1);
    }

    @Test
    void a_failed_check_is_named_and_the_exit_code_is_1() {
        CliRun.Result result = CliRun.script()
                .terminals(new Terminals(false, true, true, false))
                .run("demo", "--store", "leaky:x");
        assertThat(result.code()).isEqualTo(1);
        assertThat(result.out()).contains("\u2717", "failed: ").containsPattern("\\d+ failed");
    }
}
