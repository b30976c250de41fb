package io.mneme.memory.store.sqlite;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;

/**
 * One step of the schema. Once released it never changes: files that have it would be refused.
 *
 * @param number from 1, without gaps
 * @param name name of its script, which starts with the number
 * @param script SQL, run by SQLite itself as one piece
 */
record Migration(int number, String name, String script) {

    private static final List<String> SCRIPTS =
            List.of("0001_threads_and_messages.sql", "0002_working_memory_and_recall.sql", "0003_deleted_threads.sql");

    /** All steps, in order. */
    static List<Migration> all() {
        return IntStream.range(0, SCRIPTS.size())
                .mapToObj(i -> new Migration(i + 1, SCRIPTS.get(i), read(SCRIPTS.get(i))))
                .toList();
    }

    /** SHA-256 of the script in hexadecimal; the line ends of the machine that built it do not count. */
    String checksum() {
        try {
            byte[] bytes = script.replace("\r\n", "\n").getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private static String read(String name) {
        try (InputStream script = Migration.class.getResourceAsStream("migration/" + name)) {
            return new String(script.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
