package io.mneme.memory.server.cli;

import io.mneme.memory.Memory;
import io.mneme.memory.server.cli.output.Json;
import io.mneme.memory.server.cli.output.WorkingMemoryText;
import io.mneme.memory.server.cli.shell.CommandContext;
import io.mneme.memory.server.cli.shell.CommandFailed;
import io.mneme.memory.working.WorkingMemory;
import io.mneme.memory.working.WorkingMemoryDocument;
import io.mneme.memory.working.WorkingMemoryVersion;
import picocli.CommandLine.Command;

/** {@code mneme memory show}. */
@Command(
        name = "show",
        description = "Show a working memory.",
        footer = {"", "Example:", "  mneme memory show --user user_alice"})
final class MemoryShowCommand extends WorkingMemoryCommand {

    @Override
    void run(WorkingMemory found, Memory memory, CommandContext context) {
        WorkingMemoryVersion version =
                found.find().orElseThrow(() -> new CommandFailed(found.key() + " has no working memory"));
        if (format.json) {
            context.out().line(Json.write(WorkingMemoryDocument.write(version)));
            return;
        }
        context.err().line(context.errStyle().dim(WorkingMemoryText.head(version)));
        context.out().line(WorkingMemoryText.content(version.content()));
    }
}
