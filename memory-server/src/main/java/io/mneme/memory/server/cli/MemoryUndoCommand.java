package io.mneme.memory.server.cli;

import io.mneme.memory.Memory;
import io.mneme.memory.server.cli.output.Json;
import io.mneme.memory.server.cli.shell.CommandContext;
import io.mneme.memory.working.WorkingMemory;
import io.mneme.memory.working.WorkingMemoryAuthor;
import io.mneme.memory.working.WorkingMemoryDocument;
import io.mneme.memory.working.WorkingMemoryUpdate;
import java.util.HashMap;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code mneme memory undo}. */
@Command(
        name = "undo",
        description = {
            "Take back the newest change of a working memory: what was before becomes a new version.",
            "Undo again brings back what was undone; --to brings back any version that is kept."
        },
        footer = {"", "Example:", "  mneme memory undo --user user_alice"})
final class MemoryUndoCommand extends WorkingMemoryCommand {

    @Option(names = "--by", paramLabel = "ID", defaultValue = "cli", description = "Who changes it; default cli.")
    private String author;

    @Option(names = "--to", paramLabel = "N", description = "Bring back this version.")
    private Long version;

    @Override
    void run(WorkingMemory found, Memory memory, CommandContext context) {
        WorkingMemoryAuthor by = WorkingMemoryAuthor.of(author);
        report(version == null ? found.undo(by) : found.restore(version, by), format.json, context);
    }

    /** Tells what an update did. */
    static void report(WorkingMemoryUpdate update, boolean json, CommandContext context) {
        if (json) {
            Map<String, Object> document = new HashMap<>();
            update.present().ifPresent(present -> document.putAll(WorkingMemoryDocument.write(present)));
            document.put("changed", update.changed());
            context.out().line(Json.write(document));
            return;
        }
        context.out()
                .line(
                        update.changed()
                                ? "version " + update.present().orElseThrow().version()
                                : "nothing has changed");
    }
}
