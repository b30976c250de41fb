package io.mneme.memory.server.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.mneme.memory.testkit.HostileIds;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class BadInputTest {

    @TempDir
    Path folder;

    private StoreFixture store;

    @BeforeEach
    void openStore() {
        store = StoreFixture.in(folder);
    }

    static List<String> hostileIds() {
        return Stream.concat(HostileIds.ALL.stream(), HostileIds.LOOKALIKES.stream())
                .toList();
    }

    static List<String> brokenIds() {
        return List.of(
                "", " ", " x", "x ", "x\ny", "x\u0000y", "\u001b[2J", "x".repeat(256), "x".repeat(10_000), "\uD800");
    }

    @ParameterizedTest
    @MethodSource("hostileIds")
    void every_legal_id_is_served_exactly(String id) {
        store.say(id, id, "text of " + id);
        store.say("somebody else", id, "secret");
        CliRun.Result shown = store.mneme("show", "--user=" + id, "--thread=" + id, "--json");
        assertThat(shown.code()).isZero();
        assertThat(shown.out()).contains("text of").doesNotContain("secret");
        assertThat(store.mneme("delete", "--user=" + id, "--thread=" + id).code())
                .isZero();
        assertThat(store.mneme("show", "--user", "somebody else", "--thread=" + id)
                        .out())
                .contains("secret");
    }

    @ParameterizedTest
    @MethodSource("brokenIds")
    void every_broken_id_is_refused_in_one_safe_line(String id) {
        for (String option : List.of("--user", "--thread")) {
            String other = option.equals("--user") ? "--thread=t" : "--user=u";
            CliRun.Result result = store.mneme("show", option + "=" + id, other);
            assertThat(result.code()).isEqualTo(2);
            assertThat(result.out()).isEmpty();
            assertThat(result.err())
                    .startsWith("mneme: Invalid value for option '" + option + "': ")
                    .hasLineCount(1);
            assertThat(result.err().length()).isLessThan(200);
            assertThat(result.err().strip().chars()).noneMatch(Character::isISOControl);
        }
    }

    @Test
    void an_id_that_looks_like_an_option_or_a_file_is_an_id() throws IOException {
        Path file = Files.writeString(folder.resolve("arguments"), "--help");
        for (String id : List.of("-1", "@" + file, "--yes")) {
            store.say(id, "t", "text");
            assertThat(store.mneme("show", "--user=" + id, "--thread", "t").code())
                    .isZero();
        }
        assertThat(store.mneme("show", "--user", "-1", "--thread", "t").code()).isZero();
        assertThat(store.mneme("show", "--user", "@" + file, "--thread", "t").code())
                .isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"nonsense", "", ":", "nosuchstore:x", "sqlite:/no/such/folder/mneme.db", "sqlite:/proc/version"})
    void a_store_that_cannot_be_opened_is_one_clear_line(String url) {
        CliRun.Result result = CliRun.mneme("threads", "--user", "u", "--store", url);
        assertThat(result.code()).isEqualTo(1);
        assertThat(result.out()).isEmpty();
        assertThat(result.err()).startsWith("mneme: ").hasLineCount(1).doesNotContain("Exception");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "threads --user u",
                "show --user u --thread t",
                "rename --user u --thread t --title x",
                "archive --user u --thread t",
                "unarchive --user u --thread t",
                "delete --user u --thread t",
                "memory show --user u",
                "memory history --user u",
                "memory undo --user u",
                "export --user u",
                "recall --user u question",
                "reindex",
                "users --principal p --reason r"
            })
    void what_is_not_there_is_not_begun_by_looking_at_it(String command) {
        CliRun.Result result = store.mneme(command.split(" "));
        assertThat(result.code()).isEqualTo(1);
        assertThat(result.out()).isEmpty();
        assertThat(result.err())
                .startsWith("mneme: no such store: there is no file ")
                .hasLineCount(1);
        assertThat(folder).isEmptyDirectory();
    }

    @ParameterizedTest
    @ValueSource(strings = {"create --user u --thread t", "memory set --user u text", "chat --user u --thread t"})
    void what_writes_the_first_thing_begins_a_store(String command) {
        assertThat(store.mneme(command.split(" ")).code()).isZero();
        assertThat(folder.resolve("mneme.db")).exists();
    }

    @Test
    void a_corrupt_store_is_refused_and_stays_as_it_was() throws IOException {
        Path file = folder.resolve("mneme.db");
        Files.writeString(file, "this is not a database ".repeat(1_000));
        byte[] before = Files.readAllBytes(file);
        CliRun.Result result = store.mneme("threads", "--user", "u");
        assertThat(result.code()).isEqualTo(1);
        assertThat(result.err()).startsWith("mneme: ").hasLineCount(1).contains("mneme.db");
        assertThat(Files.readAllBytes(file)).isEqualTo(before);
    }

    @Test
    void a_folder_is_no_store() {
        CliRun.Result result = CliRun.mneme("threads", "--user", "u", "--store", "sqlite:" + folder);
        assertThat(result.code()).isEqualTo(1);
        assertThat(result.err()).startsWith("mneme: ").hasLineCount(1);
    }

    @Test
    void a_store_that_must_not_be_written_is_one_clear_line() {
        store.say("u", "t", "text");
        assumeTrue(
                folder.resolve("mneme.db").toFile().setReadOnly() && !Files.isWritable(folder.resolve("mneme.db")),
                "this user may write every file");
        CliRun.Result result = store.mneme("rename", "--user=u", "--thread=t", "--title=x");
        assertThat(result.code()).isEqualTo(1);
        assertThat(result.err()).startsWith("mneme: ").hasLineCount(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"--limit=0", "--limit=1001", "--limit=x", "--limit=99999999999", "--cursor=nonsense"})
    void a_page_that_cannot_be_is_refused(String option) {
        for (String command : List.of("threads", "show --thread=t")) {
            store.say("u", "t", "text");
            CliRun.Result result = store.mneme((command + " --user=u " + option).split(" "));
            assertThat(result.code()).isEqualTo(2);
            assertThat(result.err()).startsWith("mneme: ").hasLineCount(1);
        }
    }

    @Test
    void the_store_comes_from_option_environment_and_file_in_this_order() throws IOException {
        Path file = Files.writeString(folder.resolve("mneme.properties"), "store.url=sqlite:" + folder + "/file.db\n");
        Map<String, String> environment = Map.of("MNEME_STORE_URL", "sqlite:" + folder + "/environment.db");
        String[] command = {"create", "--user=u", "--thread=t", "--config", file.toString()};

        assertThat(CliRun.script().run(command).code()).isZero();
        assertThat(folder.resolve("file.db")).exists();
        assertThat(folder.resolve("environment.db")).doesNotExist();

        assertThat(CliRun.script().variables(environment).run(command).code()).isZero();
        assertThat(folder.resolve("environment.db")).exists();
        assertThat(folder.resolve("mneme.db")).doesNotExist();

        assertThat(CliRun.script()
                        .variables(environment)
                        .run(store.with(command))
                        .code())
                .isZero();
        assertThat(folder.resolve("mneme.db")).exists();
    }

    @Test
    void an_unknown_key_in_the_configuration_is_refused_with_the_nearest() throws IOException {
        Path file = Files.writeString(
                folder.resolve("mneme.properties"), "store.ulr=sqlite:x.db\n", StandardCharsets.UTF_8);
        CliRun.Result result = CliRun.mneme("threads", "--user", "u", "--config", file.toString());
        assertThat(result.code()).isEqualTo(1);
        assertThat(result.err()).startsWith("mneme: ").hasLineCount(1).contains("store.ulr", "store.url");
    }

    @Test
    void debug_shows_where_an_error_comes_from() {
        store.begun();
        assertThat(store.mneme("show", "--user=u", "--thread=t", "--debug").err())
                .startsWith("mneme: thread")
                .contains("\tat io.mneme");
    }
}
