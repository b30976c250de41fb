package io.mneme.memory.server.cli;

import io.mneme.memory.Memory;
import io.mneme.memory.server.cli.output.Count;
import io.mneme.memory.server.cli.output.Json;
import io.mneme.memory.server.cli.output.Printable;
import io.mneme.memory.server.cli.shell.AtomicFile;
import io.mneme.memory.server.cli.shell.CommandContext;
import io.mneme.memory.server.cli.shell.CommandFailed;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code mneme export}. */
@Command(
        name = "export",
        description = {
            "Write everything that a user has as JSON lines.",
            "Each thread is followed by its messages. A file appears under its name only when it is complete."
        },
        footer = {"", "Example:", "  mneme export --user user_alice --output alice.jsonl"})
final class ExportCommand extends StoreCommand {

    @Mixin
    private UserOption owner;

    @Option(names = "--output", paramLabel = "FILE", description = "Write to a file that only you may read.")
    private Path file;

    @Override
    void run(Memory memory, CommandContext context) {
        if (file == null) {
            Map<Object, Long> counts = write(memory, context.out()::line);
            context.out().flush();
            if (counts.isEmpty()) {
                context.err().line(summary(counts));
            }
        } else {
            context.out().line(summary(writeFile(memory)));
        }
    }

    /** Writes each line and counts the documents by their type. */
    private Map<Object, Long> write(Memory memory, Consumer<String> target) {
        Map<Object, Long> counts = new HashMap<>();
        memory.resource(owner.user).export(document -> {
            target.accept(Json.write(document));
            counts.merge(document.get("type"), 1L, Long::sum);
        });
        return counts;
    }

    private String summary(Map<Object, Long> counts) {
        return "exported " + Count.of(counts.getOrDefault("thread", 0L), "thread") + " and "
                + Count.of(counts.getOrDefault("message", 0L), "message") + " of " + Printable.line(owner.user.value());
    }

    private Map<Object, Long> writeFile(Memory memory) {
        try (AtomicFile target = new AtomicFile(file)) {
            Map<Object, Long> counts = write(memory, target::line);
            target.commit();
            return counts;
        } catch (IOException | UncheckedIOException e) {
            throw new CommandFailed("cannot write " + file + ": " + reason(e), e);
        }
    }

    private static String reason(Exception problem) {
        Throwable cause = problem instanceof UncheckedIOException ? problem.getCause() : problem;
        // Of a file system's exception the message is often the path alone, and its name says what happened.
        return cause instanceof FileSystemException named && named.getReason() == null
                ? cause.getClass().getSimpleName()
                : cause.getMessage();
    }
}
