package io.mneme.memory.server.cli;

import io.mneme.memory.Conversation;
import io.mneme.memory.Memory;
import io.mneme.memory.server.cli.output.Json;
import io.mneme.memory.server.cli.output.ThreadText;
import io.mneme.memory.server.cli.shell.CommandContext;
import io.mneme.memory.thread.MemoryThread;
import io.mneme.memory.thread.ThreadDocument;
import io.mneme.memory.thread.ThreadKey;
import picocli.CommandLine.Mixin;

/** A command that changes one thread, and shows the thread as it is then. */
abstract class ThreadChangeCommand extends StoreCommand {

    @Mixin
    private ThreadOptions options;

    @Mixin
    private JsonOption format;

    @Override
    final void run(Memory memory, CommandContext context) {
        ThreadKey key = options.key();
        MemoryThread thread = change(memory, key);
        if (format.json) {
            context.out().line(Json.write(ThreadDocument.write(thread)));
        } else {
            context.out().line(ThreadText.row(thread, context.outStyle()));
        }
    }

    /** Changes the thread and returns it. */
    abstract MemoryThread change(Memory memory, ThreadKey key);

    /** The conversation at {@code key}. */
    static Conversation conversation(Memory memory, ThreadKey key) {
        return memory.resource(key.resource()).thread(key.thread());
    }
}
