package io.mneme.memory.server.cli;

import io.mneme.memory.Conversation;
import io.mneme.memory.Memory;
import io.mneme.memory.thread.MemoryThread;
import io.mneme.memory.thread.ThreadKey;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code mneme rename}. */
@Command(
        name = "rename",
        description = "Give a thread another title, or none. Its id stays.",
        footer = {
            "",
            "Example:",
            "  mneme rename --user user_alice --thread support_thread_1 --title 'Billing question'"
        })
final class RenameCommand extends ThreadChangeCommand {

    @ArgGroup(multiplicity = "1")
    private Title title;

    /** A title or none. */
    private static final class Title {
        @Option(names = "--title", paramLabel = "TITLE", description = "The new title.")
        private String value;

        @Option(names = "--no-title", description = "Remove the title.")
        private boolean none;
    }

    @Override
    MemoryThread change(Memory memory, ThreadKey key) {
        Conversation conversation = conversation(memory, key);
        return title.none ? conversation.clearTitle() : conversation.rename(title.value);
    }
}
