package io.mneme.memory.server.cli.shell;

import io.mneme.memory.server.cli.output.Printable;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/**
 * A file that appears under its name whole or not at all: it is written beside its place, forced to disk and moved.
 * What was there before stays until then. Readable by its owner only. One thread at a time.
 */
public final class AtomicFile implements AutoCloseable {

    private final Path target;
    private final Path unfinished;
    private final FileChannel channel;
    private final Writer writer;
    private final ExitAction cleanup;

    /**
     * Starts a file.
     *
     * @throws CommandFailed if there is no folder for it, or something else than a file has its name
     * @throws IOException if nothing can be written there
     */
    public AtomicFile(Path name) throws IOException {
        // Through a link: the file changes, the link stays.
        target = Files.exists(name) ? name.toRealPath() : name.toAbsolutePath();
        if (Files.exists(target) && !Files.isRegularFile(target)) {
            throw new CommandFailed(Printable.line(name.toString()) + " is not a file");
        }
        if (!Files.isDirectory(target.getParent())) {
            throw new CommandFailed(
                    "there is no folder " + Printable.line(target.getParent().toString()));
        }
        unfinished = Files.createTempFile(target.getParent(), "." + target.getFileName() + ".", ".unfinished");
        cleanup = new ExitAction(this::deleteUnfinished);
        channel = FileChannel.open(unfinished, StandardOpenOption.WRITE);
        writer = new BufferedWriter(Channels.newWriter(channel, StandardCharsets.UTF_8));
    }

    /** Writes one line; throws {@link UncheckedIOException} if that fails. */
    public void line(String text) {
        try {
            writer.write(text);
            writer.write('\n');
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Moves the file to its place.
     *
     * @throws IOException if that fails; what was there before stays
     */
    public void commit() throws IOException {
        writer.flush();
        channel.force(true);
        channel.close();
        Files.move(unfinished, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /** Drops the file, unless it is in its place. */
    @Override
    public void close() throws IOException {
        try (cleanup) {
            channel.close();
        }
    }

    private void deleteUnfinished() {
        try {
            Files.deleteIfExists(unfinished);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot delete " + unfinished, e);
        }
    }
}
