package io.mneme.memory.server.cli;

import io.mneme.memory.Memory;
import io.mneme.memory.thread.MemoryThread;
import io.mneme.memory.thread.ThreadKey;
import picocli.CommandLine.Command;

/** {@code mneme unarchive}. */
@Command(
        name = "unarchive",
        description = "Take a thread out of the archive.",
        footer = {"", "Example:", "  mneme unarchive --user user_alice --thread support_thread_1"})
final class UnarchiveCommand extends ThreadChangeCommand {

    @Override
    MemoryThread change(Memory memory, ThreadKey key) {
        return conversation(memory, key).unarchive();
    }
}
