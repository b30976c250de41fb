package io.mneme.memory.server.cli;

import io.mneme.memory.MemoryException;
import io.mneme.memory.lifecycle.CopyReport;
import io.mneme.memory.lifecycle.StoreCopy;
import io.mneme.memory.port.store.MemoryStore;
import io.mneme.memory.port.store.Stores;
import io.mneme.memory.server.cli.output.Count;
import io.mneme.memory.server.cli.output.Json;
import io.mneme.memory.server.cli.shell.CommandContext;
import io.mneme.memory.server.cli.shell.CommandFailed;
import io.mneme.memory.working.WorkingMemoryKey;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code mneme copy}. */
@Command(
        name = "copy",
        description = {
            "Copy everything from one store to another, and verify it by counts and hashes.",
            "Nobody else should write meanwhile; a source that was written is an error. If it is interrupted, run it again: it goes on where it stopped.",
            "Ids of deleted threads go along, so that no late write brings one back."
        },
        footer = {"", "Example:", "  mneme copy --from sqlite:./mneme.db --to postgresql://mneme@localhost/mneme"})
final class CopyCommand implements Callable<Integer> {

    private static final int SHOWN = 20;

    @ParentCommand
    private Mneme root;

    @Spec
    private CommandSpec spec;

    @Option(names = "--from", paramLabel = "URL", required = true, description = "The store to read.")
    private String from;

    @Option(names = "--to", paramLabel = "URL", required = true, description = "The store to write.")
    private String to;

    @Mixin
    private JsonOption format;

    @Override
    public Integer call() {
        if (root.chosenStore().isPresent()) {
            throw new ParameterException(spec.commandLine(), "copy takes --from and --to, not --store");
        }
        if (ExistingStore.same(from, to)) {
            throw sameStore();
        }
        CommandContext context = root.context();
        try (MemoryStore source = ExistingStore.open(from);
                MemoryStore target = Stores.open(to)) {
            if (ExistingStore.same(source, target)) {
                throw sameStore();
            }
            CopyProgress progress = new CopyProgress(context.err());
            CopyReport report = new StoreCopy(source, target, progress).run();
            context.out().line(format.json ? Json.write(document(report)) : text(report));
            context.out().flush();
            if (!report.verified()) {
                throw new CommandFailed(problem(report));
            }
        } catch (MemoryException.Conflict conflict) {
            throw new CommandFailed(
                    conflict.getMessage() + " (\"here\" is the target); delete it there, or copy to an empty store",
                    conflict);
        }
        return ExitCode.OK;
    }

    private ParameterException sameStore() {
        return new ParameterException(spec.commandLine(), "--from and --to are the same store");
    }

    private static String problem(CopyReport report) {
        return report.sourceChanged()
                ? "the source was written while it was copied; run it again when nobody writes"
                : "not the same in both: " + different(report.different()) + "; delete them in the target first";
    }

    private static String text(CopyReport report) {
        return Count.of(report.counts().resources(), "user") + ", "
                + Count.of(report.counts().threads(), "thread") + " ("
                + report.counts().alreadyThere() + " already there), "
                + Count.of(report.counts().messages(), "message") + ", "
                + Count.of(report.counts().workingMemories(), "version") + " of working memory, "
                + Count.of(report.counts().deleted(), "id") + " of deleted threads\n"
                + "source sha256 " + report.sourceDigest() + "\n"
                + "target sha256 " + report.targetDigest() + "\n"
                + verdict(report);
    }

    private static String verdict(CopyReport report) {
        if (report.sourceChanged()) {
            return "NOT VERIFIED: the source has changed";
        }
        return report.verified() ? "verified: both are the same" : "DIFFERENT";
    }

    private static Map<String, Object> document(CopyReport report) {
        return Map.of(
                "users", report.counts().resources(),
                "threads", report.counts().threads(),
                "threadsAlreadyThere", report.counts().alreadyThere(),
                "messages", report.counts().messages(),
                "workingMemoryVersions", report.counts().workingMemories(),
                "deletedThreads", report.counts().deleted(),
                "sourceSha256", report.sourceDigest(),
                "targetSha256", report.targetDigest(),
                "sourceChanged", report.sourceChanged(),
                "verified", report.verified());
    }

    private static String different(List<WorkingMemoryKey> keys) {
        String shown =
                keys.stream().limit(SHOWN).map(WorkingMemoryKey::toString).collect(Collectors.joining(", "));
        return keys.size() > SHOWN ? shown + " and " + (keys.size() - SHOWN) + " more" : shown;
    }
}
