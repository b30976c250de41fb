package io.mneme.memory.server.cli;

import io.mneme.memory.thread.ThreadId;
import io.mneme.memory.thread.ThreadKey;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Which thread of whom. */
final class ThreadOptions {

    @Mixin
    private UserOption owner;

    @Option(
            names = "--thread",
            paramLabel = "ID",
            required = true,
            converter = ThreadIdConverter.class,
            description = "Id of the thread (the conversation) of that user.")
    private ThreadId thread;

    ThreadKey key() {
        return new ThreadKey(owner.user, thread);
    }
}
