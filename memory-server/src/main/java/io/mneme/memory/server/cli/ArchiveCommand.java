package io.mneme.memory.server.cli;

import io.mneme.memory.Memory;
import io.mneme.memory.thread.MemoryThread;
import io.mneme.memory.thread.ThreadKey;
import picocli.CommandLine.Command;

/** {@code mneme archive}. */
@Command(
        name = "archive",
        description = "Mark a thread as archived. It stays readable and writable.",
        footer = {"", "Example:", "  mneme archive --user user_alice --thread support_thread_1"})
final class ArchiveCommand extends ThreadChangeCommand {

    @Override
    MemoryThread change(Memory memory, ThreadKey key) {
        return conversation(memory, key).archive();
    }
}
