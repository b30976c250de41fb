package io.mneme.memory.bench.prompt;

import io.mneme.memory.bench.measure.Progress;
import io.mneme.memory.bench.measure.Report;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** How much of the beginning of a prompt stays the same from turn to turn, with and without each feature. */
@Command(
        name = "prompt-stability",
        mixinStandardHelpOptions = true,
        description = "Counts the leading tokens of a prompt that stay the same from turn to turn.",
        footer = {"", "Example: scripts/bench prompt-stability --json prompt.json"})
public final class PromptStability implements Callable<Integer> {

    @Option(names = "--turns", paramLabel = "N", description = "turns of the talk, 2 or more; default ${DEFAULT-VALUE}")
    private int turns = 50;

    @Option(names = "--json", paramLabel = "FILE", description = "writes every figure as one JSON object")
    private Path json;

    @Option(names = "--smoke", description = "a short form which only shows that it runs")
    private boolean smoke;

    @Override
    public Integer call() throws IOException {
        Report report = new Report("prompt-stability");
        int count = smoke ? Math.min(turns, 5) : turns;
        report.put("turns", count);
        StringBuilder table = new StringBuilder(
                "| prompt | tokens, mean | same as the turn before, mean | share | turns below half |\n| --- | --- | --- | --- | --- |\n");
        List<Feature> features = Feature.all();
        for (Feature feature : features) {
            Progress.show("features", features.indexOf(feature) + 1, features.size());
            Stability stability = Stability.of(feature, count);
            table.append(row(feature, stability));
            put(report, feature, stability);
        }
        System.out.print(table);
        if (json != null) {
            report.writeJson(json);
        }
        return 0;
    }

    private static String row(Feature feature, Stability stability) {
        return String.format(
                Locale.ROOT,
                "| %s | %,.0f | %,.0f | %.1f %% | %d of %d |%n",
                feature.name(),
                stability.meanPrompt(),
                stability.meanSame(),
                100 * stability.share(),
                stability.broken(),
                stability.prompts().size());
    }

    private static void put(Report report, Feature feature, Stability stability) {
        report.put(feature.name() + ".tokens.mean", stability.meanPrompt());
        report.put(feature.name() + ".same.mean", stability.meanSame());
        report.put(feature.name() + ".share", stability.share());
        report.put(feature.name() + ".below-half", stability.broken());
    }
}
