package io.mneme.memory.server.cli;

import io.mneme.memory.Memory;
import io.mneme.memory.server.cli.output.Json;
import io.mneme.memory.server.cli.output.Output;
import io.mneme.memory.server.cli.output.ThreadText;
import io.mneme.memory.server.cli.shell.CommandContext;
import io.mneme.memory.thread.ArchivedFilter;
import io.mneme.memory.thread.MemoryThread;
import io.mneme.memory.thread.Page;
import io.mneme.memory.thread.SortOrder;
import io.mneme.memory.thread.ThreadDocument;
import io.mneme.memory.thread.ThreadQuery;
import io.mneme.memory.thread.ThreadSort;
import java.util.HashMap;
import java.util.Map;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code mneme threads}. */
@Command(
        name = "threads",
        description = "List a user's threads, newest first.",
        footer = {"", "Example:", "  mneme threads --user user_alice --sort created --limit 10"})
final class ThreadsCommand extends StoreCommand {

    @Mixin
    private UserOption owner;

    @Mixin
    private PageOptions page;

    @Mixin
    private JsonOption format;

    @ArgGroup
    private Archived archived;

    @Option(
            names = "--sort",
            paramLabel = "TIME",
            defaultValue = "updated",
            description = "Sort by the time of creation or of the last update: created, updated; default updated.")
    private ThreadSort sort;

    /** Which of them. */
    private static final class Archived {
        @Option(names = "--archived", description = "Archived threads only.")
        private boolean archived;

        @Option(names = "--active", description = "Threads that are not archived only.")
        private boolean active;
    }

    @Override
    void run(Memory memory, CommandContext context) {
        Page<MemoryThread> threads = memory.resource(owner.user).threads(query());
        Output out = context.out();
        if (format.json) {
            Map<String, Object> document = new HashMap<>();
            document.put(
                    "threads",
                    threads.items().stream().map(ThreadDocument::write).toList());
            threads.next().ifPresent(next -> document.put("next", next));
            out.line(Json.write(document));
            return;
        }
        threads.items().forEach(thread -> out.line(ThreadText.row(thread, context.outStyle())));
        out.flush();
        threads.next().ifPresent(next -> context.err().line("more: --cursor " + next));
    }

    private ThreadQuery query() {
        ThreadQuery query = ThreadQuery.ALL
                .sortedBy(sort, SortOrder.DESCENDING)
                .limit(page.limit)
                .archived(kept());
        return page.cursor().map(query::after).orElse(query);
    }

    private ArchivedFilter kept() {
        if (archived == null) {
            return ArchivedFilter.ANY;
        }
        return archived.archived ? ArchivedFilter.ARCHIVED : ArchivedFilter.ACTIVE;
    }
}
