package io.mneme.memory.server.cli;

import io.mneme.memory.Memory;
import io.mneme.memory.server.cli.shell.CommandContext;
import java.util.concurrent.Callable;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** A command that works on the configured store. */
abstract class StoreCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Override
    public final Integer call() {
        Mneme root = (Mneme) spec.root().userObject();
        try (Memory memory = Memory.builder().store(root.openStore(creates())).build()) {
            run(memory, root.context());
        }
        return ExitCode.OK;
    }

    /** Whether it begins a store where there is none; else that is an error, and there is none afterwards either. */
    boolean creates() {
        return false;
    }

    /** Does it; whoever fails throws. */
    abstract void run(Memory memory, CommandContext context);
}
