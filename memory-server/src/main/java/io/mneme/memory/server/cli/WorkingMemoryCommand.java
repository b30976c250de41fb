package io.mneme.memory.server.cli;

import io.mneme.memory.Memory;
import io.mneme.memory.port.model.DocumentSchema;
import io.mneme.memory.server.cli.shell.CommandContext;
import io.mneme.memory.thread.ThreadId;
import io.mneme.memory.working.WorkingMemory;
import io.mneme.memory.working.WorkingMemoryContent;
import io.mneme.memory.working.WorkingMemoryOptions;
import io.mneme.memory.working.WorkingMemoryScope;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** A command on one working memory. */
abstract class WorkingMemoryCommand extends StoreCommand {

    /** Markdown of any kind: a person who writes here needs no template. */
    static final WorkingMemoryOptions MARKDOWN = WorkingMemoryOptions.DEFAULT.template("");

    /** Any JSON object. */
    static final WorkingMemoryOptions DOCUMENT = WorkingMemoryOptions.DEFAULT.schema(DocumentSchema.ANY);

    @Mixin
    private UserOption owner;

    @Option(
            names = "--thread",
            paramLabel = "ID",
            converter = ThreadIdConverter.class,
            description = "The working memory of this thread, not the user's own.")
    private ThreadId thread;

    @Mixin
    JsonOption format;

    @Override
    final void run(Memory memory, CommandContext context) {
        WorkingMemory found = open(memory, MARKDOWN);
        boolean document = found.find()
                .map(version -> version.content() instanceof WorkingMemoryContent.Document)
                .orElse(false);
        run(document ? open(memory, DOCUMENT) : found, memory, context);
        context.out().flush();
    }

    /**
     * Does it.
     *
     * @param found the working memory, in the form that it has; as Markdown if there is none
     */
    abstract void run(WorkingMemory found, Memory memory, CommandContext context);

    final WorkingMemory open(Memory memory, WorkingMemoryOptions options) {
        return thread == null
                ? memory.resource(owner.user).workingMemory(options)
                : memory.resource(owner.user).thread(thread).workingMemory(options.scope(WorkingMemoryScope.THREAD));
    }
}
