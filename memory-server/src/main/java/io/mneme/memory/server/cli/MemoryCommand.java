package io.mneme.memory.server.cli;

import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code mneme memory}. */
@Command(
        name = "memory",
        subcommands = {
            MemoryShowCommand.class,
            MemorySetCommand.class,
            MemoryHistoryCommand.class,
            MemoryUndoCommand.class
        },
        description = {
            "Show and change the working memory of a user, or of one thread.",
            "It is Markdown or a JSON object; every change is a version."
        },
        footer = {"", "Example:", "  mneme memory set --user user_alice '{\"mode\": \"dark\"}'"})
final class MemoryCommand implements Runnable {

    @Spec
    private CommandSpec spec;

    /** Without a command there is nothing to do. */
    @Override
    public void run() {
        List<String> names = List.copyOf(spec.subcommands().keySet());
        throw new ParameterException(spec.commandLine(), "a command is needed: " + String.join(", ", names));
    }
}
