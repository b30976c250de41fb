package io.mneme.memory.store.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.mneme.memory.MemoryException.Misconfigured;
import io.mneme.memory.MemoryException.Unavailable;
import io.mneme.memory.port.store.MemoryStore;
import io.mneme.memory.port.store.Stores;
import io.mneme.memory.testkit.Samples;
import io.mneme.memory.thread.ThreadKey;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OpeningTest {

    private static final ThreadKey THREAD = ThreadKey.of("alice", "support");

    @TempDir
    private Path directory;

    @Test
    void what_was_stored_is_there_after_closing_and_opening() {
        Path file = directory.resolve("mneme.db");
        try (MemoryStore store = Stores.open("sqlite:" + file)) {
            Stored.append(store, THREAD, Samples.everyKind());
        }
        assertThat(directory).isDirectoryNotContaining("glob:**mneme.db-*");
        try (MemoryStore store = Stores.open("sqlite:" + file)) {
            assertThat(Stored.messages(store, THREAD)).isEqualTo(Samples.everyKind());
        }
    }

    @Test
    void what_was_acknowledged_is_there_if_the_process_ends_without_closing() throws IOException {
        Path file = directory.resolve("mneme.db");
        try (MemoryStore store = SqliteMemoryStore.open("sqlite:" + file)) {
            Stored.append(store, THREAD, Samples.batch(100));
            // What a killed process leaves behind.
            for (String suffix : new String[] {"", "-wal"}) {
                Files.copy(Path.of(file + suffix), Path.of(directory.resolve("killed.db") + suffix));
            }
        }
        try (MemoryStore store = SqliteMemoryStore.open("sqlite:" + directory.resolve("killed.db"))) {
            assertThat(Stored.messages(store, THREAD)).isEqualTo(Samples.batch(100));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"with spaces .db", "ключ-😀.db", "%41;'\"$&=#:.db", "file:x.db", "mode=memory"})
    void a_file_may_have_any_name_without_a_question_mark(String name) {
        assumeTrue(Charset.forName(System.getProperty("sun.jnu.encoding"))
                .newEncoder()
                .canEncode(name));
        try (MemoryStore store = SqliteMemoryStore.open(SqliteOptions.file(directory.resolve(name)))) {
            Stored.append(store, THREAD, Samples.batch(1));
            assertThat(store.description()).contains(name);
        }
        assertThat(directory.resolve(name)).isRegularFile().isNotEmptyFile();
    }

    @Test
    void a_directory_is_refused() {
        assertRefused(directory, "is a directory");
    }

    @Test
    void a_missing_directory_is_refused_and_not_made() {
        assertRefused(directory.resolve("none/mneme.db"), "does not exist");
        assertThat(directory.resolve("none")).doesNotExist();
    }

    @Test
    void a_file_that_cannot_be_written_is_refused() throws IOException {
        Path file = Files.createFile(directory.resolve("mneme.db"));
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("r--r--r--"));
        assumeTrue(!Files.isWritable(file), "the super-user may write every file");
        assertRefused(file, "cannot be read and written");
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "hello", "SQLite format 3\0 and then something else"})
    void a_file_of_something_else_is_refused_and_stays_as_it_is(String content) throws IOException {
        Path file = Files.writeString(directory.resolve("notes.txt"), content.repeat(500));
        byte[] before = Files.readAllBytes(file);
        assertRefused(file, "not a SQLite database");
        assertThat(file).hasBinaryContent(before);
    }

    @Test
    void an_empty_file_is_a_new_database() throws IOException {
        Path file = Files.createFile(directory.resolve("mneme.db"));
        try (MemoryStore store = SqliteMemoryStore.open("sqlite:" + file)) {
            Stored.append(store, THREAD, Samples.batch(1));
        }
        assertThat(file).isNotEmptyFile();
    }

    @Test
    void a_truncated_file_is_refused() throws IOException {
        Path file = directory.resolve("mneme.db");
        try (MemoryStore store = SqliteMemoryStore.open("sqlite:" + file)) {
            Stored.append(store, THREAD, Samples.batch(1_000));
        }
        try (RandomAccessFile raw = new RandomAccessFile(file.toFile(), "rw")) {
            raw.setLength(raw.length() / 2 / 4096 * 4096);
        }
        assertRefused(file, "damaged");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CREATE TABLE customers (name TEXT)",
                "PRAGMA application_id = 252006674",
                "PRAGMA user_version = 3",
                "PRAGMA journal_mode = WAL; CREATE TABLE customers (name TEXT)"
            })
    void the_database_of_another_application_is_refused_and_stays_as_it_is(String script) throws Exception {
        Path file = directory.resolve("crm.db");
        run(file, script);
        byte[] before = Files.readAllBytes(file);
        assertRefused(file, "another application");
        assertThat(file).hasBinaryContent(before);
    }

    @Test
    void a_file_that_another_process_locks_for_good_is_unavailable() throws Exception {
        Path file = directory.resolve("mneme.db");
        try (Connection other = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = other.createStatement()) {
            statement.execute("BEGIN EXCLUSIVE");
            assertThatThrownBy(() -> SqliteMemoryStore.open("sqlite:" + file + "?busyTimeout=PT0.05S"))
                    .isInstanceOf(Unavailable.class)
                    .hasMessageContaining("busyTimeout");
            statement.execute("ROLLBACK");
        }
        SqliteMemoryStore.open("sqlite:" + file).close();
    }

    @Test
    void the_description_names_product_version_place_and_durability() {
        Path file = directory.resolve("mneme.db");
        try (MemoryStore store = SqliteMemoryStore.open("sqlite:" + file + "?durability=full")) {
            assertThat(store.description())
                    .matches("SQLite 3\\.[0-9.]+, file .*, durability full")
                    .contains("" + file);
        }
        try (MemoryStore store = SqliteMemoryStore.open("sqlite::memory:")) {
            assertThat(store.description()).endsWith(", in memory");
        }
    }

    private static void assertRefused(Path file, String reason) {
        assertThatThrownBy(() -> SqliteMemoryStore.open(SqliteOptions.file(file)))
                .isInstanceOf(Misconfigured.class)
                .hasMessageContaining(file.toString())
                .hasMessageContaining(reason);
    }

    private static void run(Path file, String script) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = connection.createStatement()) {
            statement.executeUpdate(script);
        }
    }
}
