package io.mneme.memory.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UsersCommandTest {

    @TempDir
    Path folder;

    private StoreFixture store;

    @BeforeEach
    void fillStore() {
        store = StoreFixture.in(folder);
        store.say("bob", "t", "text");
        store.say("alice", "t1", "text");
        store.say("alice", "t2", "text");
    }

    @Test
    void lists_owners_and_writes_the_audit_log() {
        CliRun.Result result = store.mneme("users", "--principal", "ops@example.com", "--reason", "ticket 1");
        assertThat(result.code()).isZero();
        assertThat(result.outLines()).hasSize(2);
        assertThat(result.outLines().get(0)).endsWith("Z  alice  2 threads");
        assertThat(result.outLines().get(1)).endsWith("Z  bob  1 thread");
        assertThat(result.err())
                .startsWith("audit: principal=\"ops@example.com\" reason=\"ticket 1\" action=list-resources resource=*")
                .hasLineCount(1);
    }

    @Test
    void pages() {
        CliRun.Result first = store.mneme("users", "--principal", "p", "--reason", "r", "--limit", "1", "--json");
        assertThat(first.out()).contains("\"alice\"").doesNotContain("\"bob\"").contains("\"next\":\"alice\"");
        assertThat(store.mneme("users", "--principal", "p", "--reason", "r", "--cursor", "alice")
                        .out())
                .contains("bob")
                .doesNotContain("alice");
    }

    @Test
    void without_a_reason_the_door_stays_shut() {
        assertThat(store.mneme("users", "--principal", "p").code()).isEqualTo(2);
        CliRun.Result blank = store.mneme("users", "--principal", "p", "--reason", " ");
        assertThat(blank).isEqualTo(new CliRun.Result(2, "", "mneme: reason must not start or end with a blank\n"));
    }
}
