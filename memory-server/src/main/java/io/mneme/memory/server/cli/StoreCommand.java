package io.mneme.memory.server.cli;

import io.mneme.memory.Memory;
import io.mneme.memory.server.cli.shell.CommandContext;
import java.util.concurrent.Callable;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.ParentCommand;

/** A command that works on the configured store. */
abstract class StoreCommand implements Callable<Integer> {

    @ParentCommand
    private Mneme root;

    @Override
    public final Integer call() {
        try (Memory memory = root.openMemory()) {
            run(memory, root.context());
        }
        return ExitCode.OK;
    }

    /** Does it; whoever fails throws. */
    abstract void run(Memory memory, CommandContext context);
}
