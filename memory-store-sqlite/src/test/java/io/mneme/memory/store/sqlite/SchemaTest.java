package io.mneme.memory.store.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.mneme.memory.MemoryException;
import io.mneme.memory.MemoryException.Misconfigured;
import io.mneme.memory.message.Message;
import io.mneme.memory.message.MessageId;
import io.mneme.memory.message.Part;
import io.mneme.memory.message.Role;
import io.mneme.memory.message.Speaker;
import io.mneme.memory.port.store.DeletedThread;
import io.mneme.memory.port.store.IndexBatch;
import io.mneme.memory.port.store.IndexEntry;
import io.mneme.memory.port.store.IndexedModel;
import io.mneme.memory.port.store.MemoryStore;
import io.mneme.memory.port.store.PendingThread;
import io.mneme.memory.port.store.RecallMatches;
import io.mneme.memory.port.store.RecallSearch;
import io.mneme.memory.recall.RecallFilter;
import io.mneme.memory.testkit.Samples;
import io.mneme.memory.thread.MemoryThread;
import io.mneme.memory.thread.ThreadKey;
import io.mneme.memory.working.WorkingMemoryContent;
import io.mneme.memory.working.WorkingMemoryKey;
import io.mneme.memory.working.WorkingMemoryVersion;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SchemaTest {

    private static final ThreadKey THREAD = ThreadKey.of("alice", "support");

    /** Grows with each released step; an entry never changes. */
    private static final List<String> RELEASED = List.of(
            "ee5760f4ef82556149522b0b428df70742703bd2e5831e847203db0ed34502ca",
            "09de5751c782d1198ce95613ad90d34eabfc849bfed4879814fe90de6f106b08",
            "66a28b9d9002cb852188c1892c325c8cb473d15e03dbe4868f7a2665ef130da6");

    @TempDir
    private Path directory;

    private SqliteOptions options;

    @BeforeEach
    void file() {
        options = SqliteOptions.file(directory.resolve("mneme.db"));
    }

    static Stream<Integer> everyVersion() {
        return Stream.iterate(1, version -> version <= Migration.all().size(), version -> version + 1);
    }

    @Test
    void released_steps_never_change() {
        assertThat(Migration.all()).extracting(Migration::checksum).isEqualTo(RELEASED);
    }

    @Test
    void the_steps_are_the_scripts_of_the_folder() throws Exception {
        Path folder = Path.of(Migration.class.getResource("migration").toURI());
        try (Stream<Path> scripts = Files.list(folder)) {
            assertThat(scripts.map(script -> script.getFileName().toString()))
                    .containsExactlyInAnyOrderElementsOf(
                            Migration.all().stream().map(Migration::name).toList());
        }
        assertThat(Migration.all())
                .allSatisfy(step -> assertThat(step.name()).startsWith("%04d_".formatted(step.number())));
    }

    @Test
    void line_ends_of_the_building_machine_do_not_count() {
        assertThat(new Migration(1, "1", "a\r\nb").checksum()).isEqualTo(new Migration(1, "1", "a\nb").checksum());
    }

    /** Each script in the folder {@code version} of the tests wrote its data when that version was the newest. */
    @ParameterizedTest
    @MethodSource("everyVersion")
    void data_of_every_version_are_read_by_this_one(int version) throws IOException {
        write(version);
        try (MemoryStore store = SqliteMemoryStore.open(options)) {
            assertThat(Stored.messages(store, THREAD)).isEqualTo(messagesOfFixture());
            assertThat(store.threads().find(THREAD)).contains(threadOfFixture());
            assertThatThrownBy(() -> Stored.append(store, ThreadKey.of("alice", "gone"), Samples.user("m1", "late")))
                    .isInstanceOf(MemoryException.NotFound.class);
            assertThat(store.imports().deleted(Optional.empty(), 10))
                    .containsExactly(
                            new DeletedThread(ThreadKey.of("alice", "gone"), 1, Instant.parse("2026-01-02T03:04:08Z")));
        }
    }

    private void write(int version) throws IOException {
        List<Migration> then = Migration.all().subList(0, version);
        Database old = Database.open(options, new DatabaseOpener(options, then));
        String data = resource("version/%04d.sql".formatted(version));
        old.write(session -> session.connection().createStatement().executeUpdate(data));
        old.close();
    }

    @Test
    void what_was_written_before_there_was_an_index_is_pending() throws IOException {
        write(1);
        try (MemoryStore store = SqliteMemoryStore.open(options)) {
            PendingThread pending = new PendingThread(THREAD, 2, 0, 4);
            assertThat(store.recallIndex().pending(10)).containsExactly(pending);
            assertThat(store.recallIndex().model()).isEmpty();
            IndexEntry entry = new IndexEntry(4, 0, Map.of("apple", 1), new float[0]);
            assertThat(store.recallIndex()
                            .add(new IndexBatch(pending, 4, new IndexedModel("words", 0), List.of(entry))))
                    .isTrue();
            assertThat(store.recallIndex().countPending()).isZero();
        }
    }

    @Test
    void working_memory_and_index_of_version_2_are_read() throws IOException {
        write(2);
        try (MemoryStore store = SqliteMemoryStore.open(options)) {
            assertThat(store.workingMemories().find(WorkingMemoryKey.of(THREAD.resource())))
                    .contains(new WorkingMemoryVersion(
                            7,
                            new WorkingMemoryContent.Markdown("# Alice; \"A\"\0"),
                            Samples.TIME,
                            Optional.of("agent"),
                            Optional.of("t1")));
            assertThat(store.workingMemories().find(WorkingMemoryKey.of(THREAD)))
                    .map(WorkingMemoryVersion::content)
                    .contains(new WorkingMemoryContent.Document(Map.of("name", "Alice")));
            assertThat(store.recallIndex().pending(10)).containsExactly(new PendingThread(THREAD, 2, 2, 4));
            assertThat(store.recallIndex().model()).contains(new IndexedModel("model", 2));
            RecallMatches found = store.recallIndex().search(searchOfFixture());
            assertThat(found.byWords()).hasSize(1);
            assertThat(found.byWords().get(0).frequencies()).containsExactly(0, 3);
            assertThat(found.byMeaning().get(0).similarity()).isCloseTo(0.6, within(0.01));
        }
    }

    private static RecallSearch searchOfFixture() {
        return new RecallSearch(
                THREAD.resource(),
                Optional.of(THREAD.thread()),
                List.of("pear", "apple"),
                new float[] {0.6f, 0.8f},
                RecallFilter.ALL.speakers(Set.of("alice")).roles(Set.of(Role.USER)),
                5);
    }

    private static List<Message> messagesOfFixture() {
        return List.of(
                Message.builder(Role.USER)
                        .id(MessageId.of("m1"))
                        .createdAt(Samples.TIME)
                        .text("Where is it; and \"when\"?\n\0")
                        .speaker(new Speaker("alice", Optional.of("Alice"), Optional.empty()))
                        .metadata(Map.of("lang", "en"))
                        .build(),
                Message.builder(Role.ASSISTANT)
                        .id(MessageId.of("m2"))
                        .createdAt(Samples.TIME.plusNanos(1_000))
                        .part(new Part.Reasoning("hm", Optional.empty()))
                        .part(new Part.ToolCall("c1", "search", Map.of("n", 1.5)))
                        .build(),
                Message.builder(Role.TOOL)
                        .id(MessageId.of("m4"))
                        .createdAt(Samples.TIME.plusNanos(2_000))
                        .part(new Part.ToolResult("c1", "search", Arrays.asList(1, null, true), false))
                        .build());
    }

    private static MemoryThread threadOfFixture() {
        return new MemoryThread(
                THREAD,
                Optional.of("It's; a title"),
                Map.of("tier", "gold", "count", 3),
                Instant.parse("2026-01-02T03:04:05.678901Z"),
                Instant.parse("2026-01-02T03:04:06Z"),
                Optional.of(Instant.parse("2026-01-02T03:04:07Z")),
                4,
                2);
    }

    @Test
    void a_later_step_keeps_the_data_and_runs_once() {
        try (MemoryStore store = SqliteMemoryStore.open(options)) {
            Stored.append(store, THREAD, Samples.everyKind());
        }
        // Semicolons in text, in a comment and in a trigger: a script is not cut at them.
        List<Migration> more = with("""
                -- one; two
                CREATE TABLE notes (resource_id TEXT PRIMARY KEY, note TEXT DEFAULT 'a;b') STRICT;
                CREATE TRIGGER on_note AFTER INSERT ON notes BEGIN
                    UPDATE notes SET note = note || ';' WHERE resource_id = NEW.resource_id; SELECT 1;
                END;
                INSERT INTO notes (resource_id) VALUES ('alice');
                """);
        for (int round = 0; round < 2; round++) {
            try (MemoryStore store = SqliteMemoryStore.open(options, more)) {
                assertThat(Stored.messages(store, THREAD)).isEqualTo(Samples.everyKind());
            }
            Database database = Database.open(options, new DatabaseOpener(options, more));
            List<String> notes = database.read(session -> session.handle()
                    .createQuery("SELECT note FROM notes")
                    .mapTo(String.class)
                    .list());
            assertThat(notes).containsExactly("a;b;");
            database.close();
        }
    }

    @Test
    void a_step_that_fails_leaves_the_file_as_it_was() {
        try (MemoryStore store = SqliteMemoryStore.open(options)) {
            Stored.append(store, THREAD, Samples.everyKind());
        }
        List<Migration> broken = with("CREATE TABLE notes (note TEXT); CREATE TABLE notes (note TEXT);");
        assertThatThrownBy(() -> SqliteMemoryStore.open(options, broken)).isInstanceOf(MemoryException.class);
        try (MemoryStore store = SqliteMemoryStore.open(options)) {
            assertThat(Stored.messages(store, THREAD)).isEqualTo(Samples.everyKind());
        }
    }

    @Test
    void a_newer_file_is_refused_and_stays_as_it_is() throws IOException {
        SqliteMemoryStore.open(options, with("CREATE TABLE notes (note TEXT) STRICT;"))
                .close();
        assertRefusedUnchanged("written by a newer Mneme");
    }

    @Test
    void a_file_made_by_other_steps_is_refused_and_stays_as_it_is() throws IOException {
        List<Migration> other = new ArrayList<>(Migration.all());
        other.set(0, new Migration(1, other.get(0).name(), other.get(0).script() + "-- edited\n"));
        SqliteMemoryStore.open(options, other).close();
        assertRefusedUnchanged("schema steps other than those");
    }

    private void assertRefusedUnchanged(String reason) throws IOException {
        Path file = options.file().orElseThrow();
        byte[] before = Files.readAllBytes(file);
        assertThatThrownBy(() -> SqliteMemoryStore.open(options))
                .isInstanceOf(Misconfigured.class)
                .hasMessageContaining(file.toString())
                .hasMessageContaining(reason);
        assertThat(file).hasBinaryContent(before);
    }

    private static String resource(String name) throws IOException {
        try (InputStream stream = SchemaTest.class.getResourceAsStream(name)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static List<Migration> with(String script) {
        List<Migration> all = new ArrayList<>(Migration.all());
        all.add(new Migration(all.size() + 1, "9999_test.sql", script));
        return all;
    }
}
