package io.mneme.memory.server.cli;

import io.mneme.memory.Memory;
import io.mneme.memory.server.cli.output.Json;
import io.mneme.memory.server.cli.shell.CommandContext;
import io.mneme.memory.server.cli.shell.CommandFailed;
import io.mneme.memory.server.cli.shell.LineReader;
import io.mneme.memory.working.WorkingMemory;
import io.mneme.memory.working.WorkingMemoryAuthor;
import io.mneme.memory.working.WorkingMemoryUpdate;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code mneme memory set}. */
@Command(
        name = "set",
        description = {
            "Change a working memory.",
            "A JSON object is a merge patch (RFC 7396): objects are merged, null removes, what is absent stays.",
            "Everything else is Markdown, which replaces the old one; blank text changes nothing."
        },
        footer = {
            "",
            "Examples:",
            "  mneme memory set --user user_alice '{\"mode\": \"dark\", \"city\": null}'",
            "  mneme memory set --user user_alice --thread t1 <notes.md"
        })
final class MemorySetCommand extends WorkingMemoryCommand {

    @Spec
    private CommandSpec own;

    @Option(names = "--by", paramLabel = "ID", defaultValue = "cli", description = "Who changes it; default cli.")
    private String author;

    @Parameters(
            arity = "0..1",
            paramLabel = "TEXT",
            description = "A JSON merge patch or Markdown; without it, standard input is read.")
    private String text;

    @Override
    boolean creates() {
        return true;
    }

    @Override
    void run(WorkingMemory found, Memory memory, CommandContext context) {
        String given = text == null ? read(context) : text;
        WorkingMemoryAuthor by = WorkingMemoryAuthor.of(author);
        WorkingMemoryUpdate update = given.stripLeading().startsWith("{")
                ? open(memory, DOCUMENT).merge(patch(given), by)
                : open(memory, MARKDOWN).replace(given, by);
        MemoryUndoCommand.report(update, format.json, context);
    }

    private Map<String, Object> patch(String json) {
        try {
            return Json.readObject(json);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(own.commandLine(), e.getMessage() + "; Markdown must not begin with {", e);
        }
    }

    private static String read(CommandContext context) {
        LineReader lines = new LineReader(context.in());
        StringJoiner all = new StringJoiner("\n");
        for (Optional<String> line = lines.read(); line.isPresent(); line = lines.read()) {
            all.add(line.get());
            if (all.length() > LineReader.MAX_BYTES) {
                throw new CommandFailed("standard input is too long");
            }
        }
        return all.toString();
    }
}
