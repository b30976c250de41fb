package io.mneme.memory.it.databases;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** Which server each store ran against: one file with one line for each product, for the build's last lines. */
final class RunReport {

    private static final Path FOLDER = Path.of("target", "databases");

    private RunReport() {}

    /** Replaces what the product's line said before. */
    static void write(String product, String line) {
        try {
            Files.createDirectories(FOLDER);
            Files.writeString(FOLDER.resolve(product.toLowerCase(Locale.ROOT) + ".txt"), line + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
