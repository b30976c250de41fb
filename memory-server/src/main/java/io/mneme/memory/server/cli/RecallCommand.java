package io.mneme.memory.server.cli;

import io.mneme.memory.Memory;
import io.mneme.memory.MemoryException.InvalidInput;
import io.mneme.memory.ResourceMemory;
import io.mneme.memory.port.store.MemoryStore;
import io.mneme.memory.recall.RankingOptions;
import io.mneme.memory.recall.RecallHit;
import io.mneme.memory.recall.RecallModel;
import io.mneme.memory.recall.RecallOptions;
import io.mneme.memory.server.cli.output.Json;
import io.mneme.memory.server.cli.output.Output;
import io.mneme.memory.server.cli.output.RecallText;
import io.mneme.memory.server.cli.recall.RecallModels;
import io.mneme.memory.server.cli.shell.CommandContext;
import io.mneme.memory.thread.ThreadId;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code mneme recall}. */
@Command(
        name = "recall",
        description = {
            "Find what was said long ago, by words and by meaning, in all of a user's threads or in one.",
            "The best find comes first, with its score and its ranks by words and by meaning. What is not indexed yet "
                    + "is indexed first."
        },
        footer = {
            "",
            "Examples:",
            "  mneme recall --user user_alice \"What display mode do I prefer?\"",
            "  mneme recall --user user_alice --thread billing --after 1 invoice"
        })
final class RecallCommand implements Callable<Integer> {

    @ParentCommand
    private Mneme root;

    @Mixin
    private UserOption owner;

    @Option(
            names = "--thread",
            paramLabel = "ID",
            converter = ThreadIdConverter.class,
            description = "Only in this thread.")
    private ThreadId thread;

    @Option(
            names = "--limit",
            paramLabel = "N",
            defaultValue = "10",
            description = "Most finds, 1 to 100; default ${DEFAULT-VALUE}.")
    private int limit;

    @Option(
            names = "--before",
            paramLabel = "N",
            defaultValue = "0",
            description = "Show this many messages before each find as well, 0 to 20; default 0.")
    private int before;

    @Option(
            names = "--after",
            paramLabel = "N",
            defaultValue = "0",
            description = "Show this many messages after each find as well, 0 to 20; default 0.")
    private int after;

    @Mixin
    private RecallFilterOptions filter;

    @Option(names = "--words-only", description = "Look for words, not for meaning.")
    private boolean wordsOnly;

    @Mixin
    private JsonOption format;

    @Parameters(arity = "1..*", paramLabel = "QUESTION", description = "What to look for.")
    private List<String> question;

    @Override
    public Integer call() {
        RecallOptions options = options();
        MemoryStore store = root.openStore(false);
        try (store) {
            RecallModel model = RecallModels.of(store.recallIndex());
            Memory memory =
                    Memory.builder().store(store).recall(model).indexing(false).build();
            new PendingIndexing(store, model, root.context(), PendingIndexing.PATIENCE).index(owner.user);
            show(find(memory, options), root.context());
        }
        return ExitCode.OK;
    }

    private RecallOptions options() {
        if (limit < 1 || limit > RecallOptions.MAX_TOP_K) {
            throw new InvalidInput("--limit must be 1 to " + RecallOptions.MAX_TOP_K + ", not " + limit);
        }
        RankingOptions ranking = wordsOnly ? RankingOptions.DEFAULT.wordWeight(1) : RankingOptions.DEFAULT;
        return RecallOptions.DEFAULT
                .topK(limit)
                .neighbours(before, after)
                .filter(filter.filter())
                .ranking(ranking);
    }

    private List<RecallHit> find(Memory memory, RecallOptions options) {
        ResourceMemory resource = memory.resource(owner.user);
        String query = String.join(" ", question);
        if (thread == null) {
            return resource.recall(query, options);
        }
        // A thread that does not exist is told from one without a find.
        resource.thread(thread).get();
        return resource.thread(thread).recall(query, options);
    }

    private void show(List<RecallHit> hits, CommandContext context) {
        Output out = context.out();
        if (format.json) {
            out.line(Json.write(
                    Map.of("hits", hits.stream().map(RecallText::document).toList())));
            return;
        }
        hits.forEach(hit -> RecallText.lines(hit, context.outStyle()).forEach(out::line));
        out.flush();
        if (hits.isEmpty()) {
            context.err().line("nothing found");
        }
    }
}
