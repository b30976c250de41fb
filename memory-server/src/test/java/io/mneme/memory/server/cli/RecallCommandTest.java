package io.mneme.memory.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.mneme.memory.message.Message;
import io.mneme.memory.message.Role;
import io.mneme.memory.message.Speaker;
import io.mneme.memory.port.store.IndexedModel;
import io.mneme.memory.port.store.MemoryStore;
import io.mneme.memory.port.store.Stores;
import io.mneme.memory.server.cli.output.Json;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecallCommandTest {

    private static final String CAT = "My cat is called Momo";
    private static final Instant LONG_AGO = Instant.parse("2024-05-01T10:00:00Z");

    @TempDir
    Path folder;

    private StoreFixture store;

    @BeforeEach
    void fill() {
        store = StoreFixture.in(folder);
        store.append(
                "alice",
                "pets",
                Message.builder(Role.USER).text(CAT).createdAt(LONG_AGO).build(),
                Message.builder(Role.ASSISTANT)
                        .text("What a nice name")
                        .createdAt(LONG_AGO.plusSeconds(1))
                        .build());
        store.say("alice", "work", "The invoice 4711 is wrong");
        store.append(
                "alice",
                "work",
                Message.builder(Role.USER)
                        .text("Please approve the budget")
                        .speaker(Speaker.of("u_ann", "Ann", "editor"))
                        .build());
        store.say("bob", "pets", "My dog is called Rex");
    }

    private CliRun.Result recall(String... more) {
        List<String> all = new ArrayList<>(List.of("recall", "--user", "alice"));
        all.addAll(List.of(more));
        return store.mneme(all.toArray(String[]::new));
    }

    private List<Map<String, Object>> hits(String... more) {
        List<String> all = new ArrayList<>(List.of(more));
        all.add("--json");
        CliRun.Result result = recall(all.toArray(String[]::new));
        assertThat(result.code()).describedAs(result.err()).isZero();
        List<Map<String, Object>> hits = new ArrayList<>();
        ((List<?>) Json.readObject(result.out()).get("hits"))
                .forEach(hit -> hits.add(Json.readObject(Json.write(hit))));
        return hits;
    }

    @Test
    void works_on_the_first_try_by_words_and_by_meaning() {
        CliRun.Result result = recall("Which cat lives with me?");
        assertThat(result.code()).describedAs(result.err()).isZero();
        assertThat(result.err()).isEmpty();
        assertThat(result.outLines().get(0)).matches("[01]\\.\\d\\d( {2}words \\d)? {2}meaning \\d {2}pets");
        assertThat(result.outLines().get(1)).isEqualTo("#1 user 2024-05-01 10:00:00Z");
        assertThat(result.outLines().get(2)).isEqualTo("    " + CAT);
    }

    @Test
    void another_users_words_are_never_found() {
        assertThat(hits("dog", "Rex"))
                .allSatisfy(hit -> assertThat(hit.toString()).doesNotContain("Rex"));
        CliRun.Result nobody = store.mneme("recall", "--user", "nobody", "cat");
        assertThat(nobody.code()).isZero();
        assertThat(nobody.out()).isEmpty();
        assertThat(nobody.err()).isEqualTo("nothing found\n");
    }

    @Test
    void json_says_why_and_where() {
        assertThat(hits("--limit", "1", "invoice 4711").get(0))
                .containsEntry("thread", "work")
                .containsEntry("sequence", 1)
                .containsEntry("wordRank", 1)
                .containsKeys("score", "vectorRank", "createdAt", "id", "parts");
    }

    @Test
    void neighbours_come_with_the_find() {
        List<Map<String, Object>> hits = hits("--limit", "1", "--after", "1", "cat");
        assertThat(hits).hasSize(2);
        assertThat(hits.get(1)).containsEntry("neighbourOf", 1).containsEntry("sequence", 2);
        assertThat(recall("--limit", "1", "--after", "1", "cat").out()).contains("next to #1", "What a nice name");
    }

    @Test
    void only_in_one_thread_time_role_or_of_one_speaker() {
        assertThat(hits("--thread", "work", "cat")).noneMatch(hit -> "pets".equals(hit.get("thread")));
        assertThat(hits("--until", "2024-05-02", "cat")).allMatch(hit -> "pets".equals(hit.get("thread")));
        assertThat(hits("--since", "2024-05-02T00:00:00+02:00", "cat"))
                .noneMatch(hit -> "pets".equals(hit.get("thread")));
        assertThat(hits("--role", "assistant", "name")).allMatch(hit -> "assistant".equals(hit.get("role")));
        assertThat(hits("--speaker", "u_ann", "budget")).hasSize(1);
        assertThat(recall("--thread", "none", "cat").err())
                .isEqualTo("mneme: thread \"none\" of resource \"alice\" not found\n");
    }

    @Test
    void wrong_options_are_refused_in_one_line() {
        for (String option : List.of("--limit=0", "--limit=101", "--before=21", "--since=yesterday", "--role=king")) {
            CliRun.Result result = recall(option, "cat");
            assertThat(result.code()).describedAs(option).isEqualTo(2);
            assertThat(result.err()).startsWith("mneme: ").hasLineCount(1);
        }
        assertThat(recall().code()).isEqualTo(2);
    }

    @Test
    void what_is_written_later_is_found_too() {
        recall("cat");
        store.say("alice", "pets", "My parrot speaks Latin");
        assertThat(recall("--limit", "1", "parrot").out()).contains("Latin");
    }

    @Test
    void remembered_text_cannot_command_the_terminal() {
        store.say("alice", "evil", "zebra \u001b[2J\u202Eevil\nnext line");
        assertThat(recall("--limit", "1", "zebra").out())
                .contains("zebra <U+001B>[2J<U+202E>evil\n    next line")
                .doesNotContain("\u001b");
    }

    @Test
    void only_words_where_only_words_are_wanted_or_indexed() {
        assertThat(hits("--words-only", "cat")).hasSize(1).allMatch(hit -> !hit.containsKey("vectorRank"));
        assertThat(hits("feline")).isNotEmpty();
        assertThat(store.mneme("reindex", "--words-only").code()).isZero();
        assertThat(hits("feline")).isEmpty();
        assertThat(hits("cat")).hasSize(1);
    }

    @Test
    void an_index_of_another_model_is_refused_with_the_way_out() {
        try (MemoryStore opened = Stores.open(store.url())) {
            opened.recallIndex().reset(new IndexedModel("somebody-elses", 3));
        }
        CliRun.Result refused = recall("cat");
        assertThat(refused.code()).isEqualTo(1);
        assertThat(refused.err()).contains("somebody-elses", "./mneme reindex").hasLineCount(1);
        CliRun.Result reindexed = store.mneme("reindex");
        assertThat(reindexed.code()).describedAs(reindexed.err()).isZero();
        assertThat(reindexed.out()).startsWith("indexed 3 of 3 threads, 5 messages\nmodel all-minilm");
        assertThat(recall("--limit", "1", "cat").out()).contains(CAT);
    }

    @Test
    void a_second_reindex_goes_on_where_the_first_one_stopped() {
        assertThat(Json.readObject(store.mneme("reindex", "--json").out()))
                .containsEntry("threads", 3)
                .containsEntry("messages", 5)
                .containsEntry("pending", 0)
                .containsEntry("dimensions", 384);
        store.say("bob", "new", "one more");
        assertThat(Json.readObject(store.mneme("reindex", "--json").out()))
                .containsEntry("threads", 1)
                .containsEntry("messages", 1);
        assertThat(store.mneme("reindex").out()).startsWith("nothing to index\nmodel all-minilm");
    }

    @Test
    void a_wrong_limit_is_named_as_it_was_typed() {
        CliRun.Result result = recall("--limit", "0", "cat");
        assertThat(result).isEqualTo(new CliRun.Result(2, "", "mneme: --limit must be 1 to 100, not 0\n"));
    }
}
