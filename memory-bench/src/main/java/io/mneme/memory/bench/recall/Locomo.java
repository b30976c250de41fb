package io.mneme.memory.bench.recall;

import io.mneme.memory.bench.BenchOptions;
import io.mneme.memory.bench.measure.Progress;
import io.mneme.memory.bench.measure.Report;
import io.mneme.memory.bench.place.OwnPlace;
import io.mneme.memory.bench.recall.LocomoMemory.Scores;
import io.mneme.memory.model.langchain4j.MiniLm;
import io.mneme.memory.recall.RecallModel;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** How much of what answers a question of LoCoMo is found: each conversation an owner, each session a thread. */
@Command(
        name = "locomo",
        mixinStandardHelpOptions = true,
        description = "Measures recall on the LoCoMo data: turns and sessions, by words, by meaning and by both.",
        footer = {"", "Example: scripts/bench locomo --data locomo10.json --json locomo.json"})
public final class Locomo implements Callable<Integer> {

    private static final List<Integer> BUDGETS = List.of(500, 1_000, 2_000);

    @Option(names = "--data", required = true, paramLabel = "FILE", description = "the data: a file like locomo10.json")
    private Path data;

    @Option(
            names = "--store",
            paramLabel = "URL",
            description =
                    "the store's server, where a schema or database of its own is made and removed, \"memory:\" for"
                            + " a store in memory; default SQLite, always in a temporary file")
    private String store;

    @Option(names = "--json", paramLabel = "FILE", description = "writes every figure as one JSON object")
    private Path json;

    @Option(names = "--captions", description = "takes a picture's caption as the name of a file in the turn")
    private boolean captions;

    @Option(names = "--conversations", paramLabel = "N", description = "takes the first N conversations; default all")
    private int most = Integer.MAX_VALUE;

    @Option(names = "--ablation", description = "compares each choice of recall with others instead, in memory")
    private boolean ablation;

    @Override
    public Integer call() throws IOException, SQLException {
        List<LocomoConversation> conversations = LocomoData.read(data, captions).stream()
                .limit(BenchOptions.positive("--conversations", most))
                .toList();
        Report report = new Report("locomo");
        report.put("conversations", conversations.size());
        report.put(
                "questions",
                conversations.stream().mapToInt(one -> one.questions().size()).sum());
        report.put("captions", Boolean.toString(captions));
        if (ablation) {
            new LocomoAblation(conversations).run(report, System.out);
        } else {
            try (OwnPlace place = OwnPlace.open(store)) {
                measure(place, conversations, report);
            }
            report.print(System.out);
        }
        if (json != null) {
            report.writeJson(json);
        }
        return 0;
    }

    private static void measure(OwnPlace place, List<LocomoConversation> conversations, Report report)
            throws SQLException {
        long start = System.nanoTime();
        RecallModel model = RecallModel.of(MiniLm.embeddingModel());
        try (LocomoMemory memory = new LocomoMemory(place.store(), model, conversations)) {
            report.put("store", memory.description());
            report.put("indexed.seconds", (System.nanoTime() - start) / 1e9);
            place.settle();
            for (Way way : Way.all()) {
                Scores scores = memory.ask(way.options());
                put(report, "turn." + way.name(), scores.turns);
                put(report, "session." + way.name(), scores.sessions);
                report.put("latency." + way.name() + ".p50.ms", memory.millis(0.5));
                report.put("latency." + way.name() + ".p95.ms", memory.millis(0.95));
            }
            compareWithin(memory, report);
        }
    }

    /** What each way brings back within the same number of tokens. */
    private static void compareWithin(LocomoMemory memory, Report report) {
        for (int budget : BUDGETS) {
            for (Way way : Way.all()) {
                String key = "budget-" + budget + "." + way.name() + ".recall";
                report.put(key, memory.recallWithin(way.options(), budget));
            }
            Progress.show("budgets", BUDGETS.indexOf(budget) + 1L, BUDGETS.size());
        }
    }

    private static void put(Report report, String prefix, Measures measures) {
        measures.names().forEach(name -> report.put(prefix + "." + name, measures.mean(name)));
    }
}
