package io.mneme.memory.store.sqlite;

import io.mneme.memory.port.store.ImportStore;
import io.mneme.memory.port.store.MemoryStore;
import io.mneme.memory.port.store.MessageStore;
import io.mneme.memory.port.store.RecallIndex;
import io.mneme.memory.port.store.ResourceStore;
import io.mneme.memory.port.store.ThreadStore;
import io.mneme.memory.port.store.WorkingMemoryStore;
import java.util.List;
import java.util.Locale;
import org.sqlite.SQLiteJDBCLoader;

/**
 * The embedded store: one SQLite file, or memory, and no server. Writes go one after the other, in the order of
 * arrival, and from several processes too; reads run beside them and beside each other. Thread-safe; one object serves
 * the application.
 *
 * <p>The file may be copied while it is in use only with SQLite's own backup, since the newest data are in the log
 * beside it ({@code -wal}); after {@link #close} the file alone is everything.
 */
public final class SqliteMemoryStore implements MemoryStore {

    private final Database database;
    private final String description;
    private final ThreadStore threads;
    private final MessageStore messages;
    private final ResourceStore resources;
    private final WorkingMemoryStore workingMemories;
    private final RecallIndex recallIndex;
    private final ImportStore imports;

    SqliteMemoryStore(Database database, String description, long recallCache) {
        this.database = database;
        this.description = description;
        this.threads = new SqliteThreadStore(database);
        this.messages = new SqliteMessageStore(database);
        this.resources = new SqliteResourceStore(database);
        this.workingMemories = new SqliteWorkingMemoryStore(database);
        this.recallIndex = new SqliteRecallIndex(database, recallCache);
        this.imports = new SqliteImportStore(database);
    }

    /**
     * Opens a store, and makes or updates its schema.
     *
     * @param url as {@link SqliteOptions#parse} reads it
     * @throws io.mneme.memory.MemoryException.Misconfigured if the URL is wrong; if the file's directory does not exist
     *     or the file cannot be read and written; if it is a directory, not a SQLite database, damaged, another
     *     application's, or made by a newer version: then nothing in it was changed
     * @throws io.mneme.memory.MemoryException.Unavailable if the disk is full or fails, or another process keeps the
     *     file locked
     */
    public static SqliteMemoryStore open(String url) {
        return open(SqliteOptions.parse(url));
    }

    /** The same with options as an object; throws the same. */
    public static SqliteMemoryStore open(SqliteOptions options) {
        return open(options, Migration.all());
    }

    static SqliteMemoryStore open(SqliteOptions options, List<Migration> migrations) {
        Database database = Database.open(options, new DatabaseOpener(options, migrations));
        return new SqliteMemoryStore(database, describe(options), options.recallCache());
    }

    private static String describe(SqliteOptions options) {
        String place = options.file()
                .map(file -> "file " + file + ", durability "
                        + options.durability().name().toLowerCase(Locale.ROOT))
                .orElse("in memory");
        return "SQLite " + SQLiteJDBCLoader.getVersion() + ", " + place;
    }

    @Override
    public ThreadStore threads() {
        return threads;
    }

    @Override
    public MessageStore messages() {
        return messages;
    }

    @Override
    public ResourceStore resources() {
        return resources;
    }

    @Override
    public WorkingMemoryStore workingMemories() {
        return workingMemories;
    }

    @Override
    public RecallIndex recallIndex() {
        return recallIndex;
    }

    @Override
    public ImportStore imports() {
        return imports;
    }

    @Override
    public String description() {
        return description;
    }

    @Override
    public void close() {
        database.close();
    }
}
