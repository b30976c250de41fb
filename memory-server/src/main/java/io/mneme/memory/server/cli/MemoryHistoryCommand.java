package io.mneme.memory.server.cli;

import io.mneme.memory.Memory;
import io.mneme.memory.server.cli.output.Json;
import io.mneme.memory.server.cli.output.Output;
import io.mneme.memory.server.cli.output.Style;
import io.mneme.memory.server.cli.output.WorkingMemoryText;
import io.mneme.memory.server.cli.shell.CommandContext;
import io.mneme.memory.working.WorkingMemory;
import io.mneme.memory.working.WorkingMemoryChange;
import io.mneme.memory.working.WorkingMemoryDocument;
import io.mneme.memory.working.WorkingMemoryVersion;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code mneme memory history}. */
@Command(
        name = "history",
        description =
                "Show the versions of a working memory, newest first: who, when, in which turn, and what changed.",
        footer = {"", "Example:", "  mneme memory history --user user_alice"})
final class MemoryHistoryCommand extends WorkingMemoryCommand {

    @Option(
            names = "--limit",
            paramLabel = "N",
            defaultValue = "20",
            description = "Most versions, 1 to 1000; default ${DEFAULT-VALUE}.")
    private int limit;

    @Override
    void run(WorkingMemory found, Memory memory, CommandContext context) {
        List<WorkingMemoryVersion> versions = found.history(limit);
        if (format.json) {
            List<Map<String, Object>> documents =
                    versions.stream().map(WorkingMemoryDocument::write).toList();
            context.out().line(Json.write(Map.of("versions", documents)));
            return;
        }
        Output out = context.out();
        Style style = context.outStyle();
        for (int i = 0; i < versions.size(); i++) {
            out.line(style.bold(WorkingMemoryText.head(versions.get(i))));
            long number = versions.get(i).version();
            boolean known = number == 1 || i + 1 < versions.size();
            List<WorkingMemoryChange> changes = known ? found.diff(number - 1, number) : List.of();
            changes.forEach(change -> WorkingMemoryText.lines(change).forEach(out::line));
        }
    }
}
