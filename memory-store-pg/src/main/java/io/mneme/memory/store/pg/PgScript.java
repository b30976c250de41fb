package io.mneme.memory.store.pg;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/**
 * One SQL script of this module.
 *
 * @param name the file's name, which starts with its number
 * @param template its text, with names still to be filled in
 */
record PgScript(String name, String template) {

    private static final List<String> MIGRATIONS = List.of(
            "001_threads_and_messages.sql",
            "002_append.sql",
            "003_working_memories.sql",
            "004_recall_index.sql",
            "005_recall_functions.sql",
            "006_recall_entry_numbers.sql",
            "007_deleted_threads.sql");

    /** All migrations, in order. */
    static List<PgScript> all() {
        return MIGRATIONS.stream().map(name -> read("migrations/", name)).toList();
    }

    static PgScript read(String folder, String name) {
        try (InputStream file = PgScript.class.getResourceAsStream(folder + name)) {
            String text = new String(file.readAllBytes(), StandardCharsets.UTF_8);
            return new PgScript(name, text.replace("\r\n", "\n"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    int version() {
        return Integer.parseInt(name.substring(0, name.indexOf('_')));
    }

    /** SHA-256 of the template: the same whatever the names are. */
    String checksum() {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(template.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The SQL to run. */
    String text(PgStoreOptions options) {
        return PgNames.of(options)
                .fill(template)
                .replace("${partitioning}", options.partitions() > 0 ? "partition by hash (resource_id)" : "")
                .replace("${partitions}", Integer.toString(options.partitions()));
    }
}
