package io.mneme.memory.store.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.mneme.memory.MemoryException;
import io.mneme.memory.MemoryException.Misconfigured;
import io.mneme.memory.MemoryException.Unavailable;
import io.mneme.memory.message.Message;
import io.mneme.memory.message.MessageDocument;
import io.mneme.memory.message.Role;
import io.mneme.memory.port.store.Append;
import io.mneme.memory.port.store.AppendCondition;
import io.mneme.memory.port.store.MemoryStore;
import io.mneme.memory.port.store.MessageStore;
import io.mneme.memory.testkit.Fresh;
import io.mneme.memory.testkit.Samples;
import io.mneme.memory.thread.NewThread;
import io.mneme.memory.thread.ThreadKey;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What SQLite reports reaches the caller as the right kind, without the caller's text, and leaves the store usable. */
class ErrorTest {

    private static final String SECRET = "xyzzy-secret";

    @TempDir
    private Path directory;

    private SqliteOptions options;
    private Database database;
    private MessageStore messages;

    @BeforeEach
    void open() {
        options = SqliteOptions.file(directory.resolve("mneme.db"))
                .busyTimeout(Duration.ofMillis(200))
                .readers(1);
        database = Database.open(options, new DatabaseOpener(options, Migration.all()));
        messages = new SqliteMessageStore(database);
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void a_full_disk_is_unavailable_and_nothing_is_half_done() {
        ThreadKey thread = Fresh.thread();
        append(thread, Samples.batch(10));
        // A limit on the file's pages gives the same result code as a full disk.
        int pages = database.read(session -> session.handle()
                .createQuery("PRAGMA page_count")
                .mapTo(Integer.class)
                .one());
        limitPages(pages + 4);
        Message large = Samples.user("large", SECRET.repeat(20_000));
        assertThatThrownBy(() -> append(thread, List.of(Samples.user("small", "x"), large)))
                .isInstanceOf(Unavailable.class)
                .hasMessageContaining("SQLITE_FULL")
                .satisfies(ErrorTest::holdsNoSecret);
        assertThat(messages.count(thread)).isEqualTo(10);
        limitPages(1 << 30);
        append(thread, List.of(large));
        assertThat(messages.count(thread)).isEqualTo(11);
    }

    @Test
    void a_file_locked_by_another_process_for_too_long_is_unavailable() throws SQLException {
        ThreadKey thread = Fresh.thread();
        try (Connection other = DriverManager.getConnection(
                        "jdbc:sqlite:" + options.file().orElseThrow());
                Statement statement = other.createStatement()) {
            statement.execute("BEGIN IMMEDIATE");
            assertThatThrownBy(() -> append(thread, Samples.batch(1)))
                    .isInstanceOf(Unavailable.class)
                    .hasMessageContaining("busyTimeout");
            assertThat(messages.count(thread)).isZero();
            statement.execute("ROLLBACK");
        }
        append(thread, Samples.batch(1));
        assertThat(messages.count(thread)).isEqualTo(1);
    }

    @Test
    void a_file_that_became_read_only_is_misconfigured() {
        ThreadKey thread = Fresh.thread();
        append(thread, Samples.batch(1));
        inWriter("PRAGMA query_only = ON");
        assertThatThrownBy(() -> append(thread, Samples.batch("n", 1, 1)))
                .isInstanceOf(Misconfigured.class)
                .hasMessageContaining("cannot be written");
        append(thread, Samples.batch("n", 1, 1));
    }

    @Test
    void a_file_changed_by_somebody_else_is_misconfigured() {
        database.write(session -> session.handle().execute("ALTER TABLE messages RENAME TO somewhere_else"));
        assertThatThrownBy(() -> append(Fresh.thread(), List.of(Samples.user("m1", SECRET))))
                .isInstanceOf(Misconfigured.class)
                .hasMessageContaining("not as Mneme left it")
                .satisfies(ErrorTest::holdsNoSecret);
        assertThatThrownBy(() -> messages.count(Fresh.thread())).isInstanceOf(Misconfigured.class);
    }

    @Test
    void what_is_bound_by_jdbi_is_in_no_exception() {
        database.write(session -> session.handle().execute("ALTER TABLE threads RENAME COLUMN title TO name"));
        NewThread thread = new NewThread(Fresh.thread(), Optional.of(SECRET), Map.of(SECRET, SECRET), Samples.TIME);
        assertThatThrownBy(() -> new SqliteThreadStore(database).create(thread))
                .isInstanceOf(MemoryException.class)
                .satisfies(ErrorTest::holdsNoSecret);
    }

    @Test
    void a_constraint_in_the_way_tells_no_value() {
        database.write(session -> session.handle().execute("CREATE UNIQUE INDEX one_body ON messages (body)"));
        append(Fresh.thread(), List.of(Samples.user("m1", SECRET)));
        assertThatThrownBy(() -> append(Fresh.thread(), List.of(Samples.user("m1", SECRET))))
                .isInstanceOf(Misconfigured.class)
                .satisfies(ErrorTest::holdsNoSecret);
    }

    @Test
    void a_damaged_message_is_named_by_its_place_and_not_quoted() {
        for (String damage : List.of(
                SECRET,
                "{\"parts\":[" + SECRET,
                "{\"parts\":[]}{}",
                "{}",
                "[]",
                "null",
                "{\"parts\":[" + "1".repeat(9) + "]}")) {
            ThreadKey thread = Fresh.thread();
            append(thread, Samples.batch(3));
            setBody(thread, 2, damage);
            Throwable error = catchThrowable(() -> Stored.messages(store(), thread));
            assertThat(error).as(damage).isInstanceOf(Misconfigured.class).hasMessageContaining("place 2 of thread");
            holdsNoSecret(error);
        }
    }

    @Test
    void two_damaged_messages_are_not_read_as_each_others() {
        ThreadKey thread = Fresh.thread();
        append(thread, Samples.batch(3));
        String body = DocumentJson.write(MessageDocument.body(Samples.user("x", "shifted")));
        setBody(thread, 1, body + body);
        setBody(thread, 2, " ");
        assertThatThrownBy(() -> Stored.messages(store(), thread)).isInstanceOf(Misconfigured.class);
    }

    @Test
    void a_message_of_an_unknown_role_is_misconfigured() {
        ThreadKey thread = Fresh.thread();
        append(thread, List.of(Samples.message(Role.USER, "m1").text("x").build()));
        database.write(session -> session.handle().execute("UPDATE messages SET role = 'robot'"));
        assertThatThrownBy(() -> Stored.messages(store(), thread)).isInstanceOf(Misconfigured.class);
    }

    @Test
    void a_database_in_memory_keeps_its_data_after_an_error() {
        SqliteOptions memory = SqliteOptions.inMemory();
        try (Database inMemory = Database.open(memory, new DatabaseOpener(memory, Migration.all()))) {
            MessageStore store = new SqliteMessageStore(inMemory);
            ThreadKey thread = Fresh.thread();
            store.append(new Append(thread, Samples.batch(2), AppendCondition.ANY, Samples.TIME));
            inMemory.read(session -> session.handle().execute("PRAGMA max_page_count = 1"));
            Append large = new Append(
                    thread, List.of(Samples.user("large", SECRET.repeat(50_000))), AppendCondition.ANY, Samples.TIME);
            assertThatThrownBy(() -> store.append(large)).isInstanceOf(Unavailable.class);
            inMemory.read(session -> session.handle().execute("PRAGMA max_page_count = 1000000"));
            store.append(large);
            assertThat(store.count(thread)).isEqualTo(3);
        }
    }

    private MemoryStore store() {
        return new SqliteMemoryStore(database, "test", 0);
    }

    private void append(ThreadKey thread, List<Message> batch) {
        messages.append(new Append(thread, batch, AppendCondition.ANY, Samples.TIME));
    }

    private void setBody(ThreadKey thread, long sequence, String body) {
        database.write(session -> session.handle()
                .createUpdate("UPDATE messages SET body = :body WHERE resource_id = :resource AND sequence = :sequence")
                .bind("body", body)
                .bind("resource", thread.resource().value())
                .bind("sequence", sequence)
                .execute());
    }

    private void limitPages(int pages) {
        inWriter("PRAGMA max_page_count = " + pages);
    }

    private void inWriter(String pragma) {
        database.write(session -> {
            try (Statement statement = session.connection().createStatement()) {
                return statement.execute(pragma);
            }
        });
    }

    /** Neither its message nor that of a cause or of a suppressed exception. */
    private static void holdsNoSecret(Throwable error) {
        StringWriter text = new StringWriter();
        error.printStackTrace(new PrintWriter(text, true));
        assertThat(text.toString()).doesNotContain(SECRET);
    }
}
