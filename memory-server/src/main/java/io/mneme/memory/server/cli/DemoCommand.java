package io.mneme.memory.server.cli;

import io.mneme.memory.agent.offline.OfflineChatModel;
import io.mneme.memory.port.store.Stores;
import io.mneme.memory.server.cli.demo.Demo;
import io.mneme.memory.server.cli.demo.DemoReport;
import io.mneme.memory.server.cli.demo.DemoStore;
import io.mneme.memory.server.cli.demo.JsonReport;
import io.mneme.memory.server.cli.demo.TextReport;
import io.mneme.memory.server.cli.demo.scenario.AllScenarios;
import io.mneme.memory.server.cli.shell.CommandContext;
import io.mneme.memory.server.cli.shell.CommandFailed;
import io.mneme.memory.server.cli.shell.TemporaryFolder;
import java.util.UUID;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.ParentCommand;

/** {@code mneme demo}. */
@Command(
        name = "demo",
        description = {
            "See it work, on examples that are checked.",
            "Many users, one agent, several people in one thread, working memory, recall, a restart, a supervisor, an "
                    + "intruder; exit code 1 if a check fails. Plays on a temporary SQLite file; with --store on that "
                    + "store, under new user ids, and leaves them there.",
            OfflineNotice.TEXT
        },
        footer = {"", "Example:", "  mneme demo --store sqlite:./mneme.db"})
final class DemoCommand implements Callable<Integer> {

    private static final String IN_MEMORY = "sqlite::memory:";
    private static final int PREFIX_LENGTH = 8;

    @ParentCommand
    private Mneme root;

    @Mixin
    private JsonOption format;

    @Override
    public Integer call() {
        if (root.chosenStore().isPresent()) {
            String url = root.chosenStore().get();
            if (url.startsWith(IN_MEMORY)) {
                throw new CommandFailed(
                        "the demo stops and starts again in the middle, which no store in memory outlives");
            }
            String run = UUID.randomUUID().toString().substring(0, PREFIX_LENGTH);
            String prefix = "demo-" + run + "/";
            return play(new DemoStore(() -> Stores.open(url), prefix), "kept; users of this run: " + prefix + "...");
        }
        try (TemporaryFolder folder = TemporaryFolder.create("mneme-demo-")) {
            String url = "sqlite:" + folder.path().resolve("mneme.db");
            return play(new DemoStore(() -> Stores.open(url), ""), "deleted at the end");
        }
    }

    private int play(DemoStore store, String afterwards) {
        CommandContext context = root.context();
        DemoReport report = format.json
                ? new JsonReport(context.out(), OfflineNotice.TEXT, afterwards)
                : new TextReport(context, OfflineNotice.TEXT, afterwards);
        boolean passed = new Demo(store, new OfflineChatModel(), AllScenarios.IN_ORDER).play(report);
        return passed ? ExitCode.OK : ExitCode.SOFTWARE;
    }
}
