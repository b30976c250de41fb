package io.mneme.memory.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.mneme.memory.server.cli.output.Json;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ThreadsCommandTest {

    @TempDir
    Path folder;

    private StoreFixture store;

    @BeforeEach
    void openStore() {
        store = StoreFixture.in(folder);
    }

    @Test
    void lists_the_newest_first_with_title_and_archive_mark() {
        store.say("alice", "old", "one");
        store.say("alice", "new", "two");
        store.use(memory -> memory.resource("alice").thread("old").archive());
        store.use(memory -> memory.resource("alice").thread("new").rename("New things"));

        CliRun.Result result = store.mneme("threads", "--user", "alice");

        assertThat(result.code()).isZero();
        assertThat(result.err()).isEmpty();
        assertThat(result.outLines()).hasSize(2);
        assertThat(result.outLines().get(0)).matches("\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\dZ {2}new {2}New things");
        assertThat(result.outLines().get(1)).endsWith("old  Untitled  (archived)");
    }

    @Test
    void an_unknown_user_has_an_empty_list() {
        store.begun();
        CliRun.Result result = store.mneme("threads", "--user", "nobody");
        assertThat(result).isEqualTo(new CliRun.Result(0, "", ""));
        assertThat(store.mneme("threads", "--user", "nobody", "--json").out()).isEqualTo("{\"threads\":[]}\n");
    }

    @Test
    void pages_meet_without_gap_or_overlap() {
        for (int i = 0; i < 5; i++) {
            store.say("alice", "t" + i, "text");
        }
        List<Object> seen = new ArrayList<>();
        Object cursor = null;
        do {
            List<String> arguments = new ArrayList<>(List.of("threads", "--user", "alice", "--limit", "2", "--json"));
            if (cursor != null) {
                arguments.addAll(List.of("--cursor", cursor.toString()));
            }
            Map<String, Object> page = Json.readObject(
                    store.mneme(arguments.toArray(String[]::new)).out());
            ((List<?>) page.get("threads")).forEach(each -> seen.add(((Map<?, ?>) each).get("thread")));
            cursor = page.get("next");
        } while (cursor != null);
        assertThat(seen).containsExactly("t4", "t3", "t2", "t1", "t0");
    }

    @Test
    void people_learn_how_to_go_on_outside_of_the_list() {
        store.say("alice", "t1", "text");
        store.say("alice", "t2", "text");
        CliRun.Result result = store.mneme("threads", "--user", "alice", "--limit", "1");
        assertThat(result.outLines()).hasSize(1);
        assertThat(result.err()).startsWith("more: --cursor ");
    }

    @Test
    void filters_and_sorts() {
        store.say("alice", "first", "text");
        store.say("alice", "second", "text");
        store.say("alice", "first", "more");
        store.use(memory -> memory.resource("alice").thread("second").archive());
        assertThat(ids("--sort", "updated")).containsExactly("first", "second");
        assertThat(ids("--sort", "created")).containsExactly("second", "first");
        assertThat(ids("--archived")).containsExactly("second");
        assertThat(ids("--active")).containsExactly("first");
        assertThat(store.mneme("threads", "--user", "alice", "--active", "--archived")
                        .code())
                .isEqualTo(2);
    }

    private List<String> ids(String... options) {
        List<String> arguments = new ArrayList<>(List.of("threads", "--user", "alice"));
        arguments.addAll(List.of(options));
        return store.mneme(arguments.toArray(String[]::new))
                .out()
                .lines()
                .map(line -> line.split(" {2}")[1])
                .toList();
    }

    @Test
    void nobody_sees_the_threads_of_another_user() {
        store.say("alice", "private", "secret");
        assertThat(store.mneme("threads", "--user", "mallory", "--json").out()).doesNotContain("private");
    }

    @Test
    void an_archived_thread_comes_out_of_the_archive() {
        store.say("alice", "t", "text");
        assertThat(store.mneme("archive", "--user", "alice", "--thread", "t").out())
                .endsWith("(archived)\n");
        assertThat(ids("--archived")).containsExactly("t");
        assertThat(store.mneme("unarchive", "--user", "alice", "--thread", "t", "--json")
                        .out())
                .doesNotContain("archivedAt");
        assertThat(ids("--active")).containsExactly("t");
    }
}
