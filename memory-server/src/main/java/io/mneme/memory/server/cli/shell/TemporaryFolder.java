package io.mneme.memory.server.cli.shell;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** A folder that is gone with everything in it when closed, or when the process is told to end. Thread-safe. */
public final class TemporaryFolder implements AutoCloseable {

    private final Path path;
    private final ExitAction cleanup;

    private TemporaryFolder(Path path) {
        this.path = path;
        this.cleanup = new ExitAction(this::delete);
    }

    /**
     * A new folder that only its owner may read.
     *
     * @throws CommandFailed if none can be made
     */
    public static TemporaryFolder create(String prefix) {
        try {
            return new TemporaryFolder(Files.createTempDirectory(prefix));
        } catch (IOException e) {
            throw new CommandFailed("cannot make a temporary folder: " + e, e);
        }
    }

    /** Where it is. */
    public Path path() {
        return path;
    }

    @Override
    public void close() {
        cleanup.close();
    }

    private void delete() {
        try (Stream<Path> files = Files.walk(path)) {
            for (Path each : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(each);
            }
        } catch (IOException e) {
            throw new CommandFailed("cannot delete the temporary folder " + path + ": " + e, e);
        }
    }
}
