package io.mneme.memory.server.cli;

import io.mneme.memory.Conversation;
import io.mneme.memory.Memory;
import io.mneme.memory.MemoryException;
import io.mneme.memory.server.cli.output.Count;
import io.mneme.memory.server.cli.output.Json;
import io.mneme.memory.server.cli.output.Output;
import io.mneme.memory.server.cli.output.Printable;
import io.mneme.memory.server.cli.shell.CommandContext;
import io.mneme.memory.server.cli.shell.CommandFailed;
import io.mneme.memory.server.cli.shell.LineReader;
import io.mneme.memory.thread.ThreadKey;
import java.util.Locale;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code mneme delete}. */
@Command(
        name = "delete",
        description = {
            "Delete a thread with everything in it, for good.",
            "Asks first if standard input is a terminal; a script is not asked."
        },
        footer = {"", "Example:", "  mneme delete --user user_alice --thread support_thread_1 --yes"})
final class DeleteCommand extends StoreCommand {

    @Mixin
    private ThreadOptions options;

    @Mixin
    private JsonOption format;

    @Option(names = "--yes", description = "Do not ask.")
    private boolean yes;

    @Override
    void run(Memory memory, CommandContext context) {
        ThreadKey key = options.key();
        Conversation conversation = memory.resource(key.resource()).thread(key.thread());
        long messages = conversation.count();
        if (!yes && context.terminals().input() && !agreed(key, messages, context)) {
            throw new CommandFailed("nothing was deleted");
        }
        if (!conversation.delete()) {
            throw MemoryException.NotFound.thread(key);
        }
        String line = format.json
                ? Json.write(Map.of(
                        "resource", key.resource().value(),
                        "thread", key.thread().value(),
                        "deleted", true))
                : "deleted thread " + Printable.line(key.toString());
        context.out().line(line);
    }

    private static boolean agreed(ThreadKey key, long messages, CommandContext context) {
        Output err = context.err();
        err.print("Delete thread " + Printable.line(key.toString()) + " with " + Count.of(messages, "message")
                + "? [y/N] ");
        err.flush();
        String answer = new LineReader(context.in()).read().orElse("").strip().toLowerCase(Locale.ROOT);
        return answer.equals("y") || answer.equals("yes");
    }
}
