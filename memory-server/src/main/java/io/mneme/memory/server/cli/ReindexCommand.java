package io.mneme.memory.server.cli;

import io.mneme.memory.port.store.IndexedModel;
import io.mneme.memory.port.store.MemoryStore;
import io.mneme.memory.recall.IndexProgress;
import io.mneme.memory.recall.Indexer;
import io.mneme.memory.recall.RecallModel;
import io.mneme.memory.server.cli.output.Count;
import io.mneme.memory.server.cli.output.Json;
import io.mneme.memory.server.cli.output.ProgressLines;
import io.mneme.memory.server.cli.recall.IndexingText;
import io.mneme.memory.server.cli.recall.RecallModels;
import io.mneme.memory.server.cli.shell.CommandContext;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code mneme reindex}. */
@Command(
        name = "reindex",
        description = {
            "Index all messages of all users for recall.",
            "If another model has filled the index, it is emptied first. If it is interrupted, run it again: it goes on "
                    + "where it stopped."
        },
        footer = {"", "Example:", "  mneme reindex --store sqlite:./mneme.db"})
final class ReindexCommand implements Callable<Integer> {

    @ParentCommand
    private Mneme root;

    @Option(names = "--words-only", description = "Without vectors: recall then looks for words, not for meaning.")
    private boolean wordsOnly;

    @Mixin
    private JsonOption format;

    @Override
    public Integer call() {
        CommandContext context = root.context();
        try (MemoryStore store = root.openStore(false)) {
            RecallModel model = wordsOnly ? RecallModel.words() : RecallModels.byMeaning();
            ProgressLines progress = new ProgressLines(context.err());
            IndexProgress counts =
                    new Indexer(store, model).reindex(done -> progress.tell(() -> IndexingText.of(done)));
            long left = store.recallIndex().countPending();
            context.out()
                    .line(
                            format.json
                                    ? Json.write(document(counts, left, model.indexed()))
                                    : text(counts, model.indexed()) + "\n"
                                            + store.recallIndex().description());
            context.out().flush();
            if (left > 0) {
                context.err()
                        .line(Count.of(left, "thread") + " got new messages meanwhile, or another process is at work on"
                                + " them; whoever wrote indexes them, or run it again");
            }
        }
        return ExitCode.OK;
    }

    private static String text(IndexProgress counts, IndexedModel model) {
        String done = counts.total() == 0 ? "nothing to index" : IndexingText.of(counts);
        return done + "\nmodel " + model.name() + ", "
                + (model.dimensions() == 0 ? "words only" : Count.of(model.dimensions(), "dimension"));
    }

    private static Map<String, Object> document(IndexProgress counts, long left, IndexedModel model) {
        return Map.of(
                "threads", counts.threads(),
                "messages", counts.messages(),
                "pending", left,
                "model", model.name(),
                "dimensions", model.dimensions());
    }
}
