package io.mneme.memory.bench.recall;

import io.mneme.memory.bench.measure.Report;
import io.mneme.memory.bench.recall.LocomoMemory.Scores;
import io.mneme.memory.model.langchain4j.MiniLm;
import io.mneme.memory.port.model.EmbeddingModel;
import io.mneme.memory.recall.IndexedText;
import io.mneme.memory.recall.RankingOptions;
import io.mneme.memory.recall.RecallModel;
import io.mneme.memory.recall.analysis.TextAnalysis;
import io.mneme.memory.testkit.InMemoryMemoryStore;
import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Changes one choice at a time, as a Markdown table. */
final class LocomoAblation {

    private final List<LocomoConversation> conversations;
    private final EmbeddingModel embedding = new RememberedVectors(MiniLm.embeddingModel());

    LocomoAblation(List<LocomoConversation> conversations) {
        this.conversations = conversations;
    }

    void run(Report report, PrintStream out) {
        out.println("| choice | turn recall@5 | @10 | @20 | with 2 neighbours @10 |");
        out.println("| --- | --- | --- | --- | --- |");
        rows(report, out, model(TextAnalysis.DEFAULT, IndexedText.DEFAULT), rankings());
        models().forEach((name, model) -> rows(report, out, model, Map.of(name, RankingOptions.DEFAULT)));
    }

    private RecallModel model(TextAnalysis analysis, IndexedText text) {
        return new RecallModel(Optional.of(embedding), analysis, text);
    }

    private void rows(Report report, PrintStream out, RecallModel model, Map<String, RankingOptions> rankings) {
        try (LocomoMemory memory = new LocomoMemory(new InMemoryMemoryStore(), model, conversations)) {
            rankings.forEach((name, ranking) -> {
                Way way = Way.of(name, ranking);
                Scores plain = memory.ask(way.options());
                Scores wide = memory.ask(way.withNeighbours().options());
                out.printf(
                        "| %s | %.3f | %.3f | %.3f | %.3f |%n",
                        name,
                        plain.turns.mean("recall@5"),
                        plain.turns.mean("recall@10"),
                        plain.turns.mean("recall@20"),
                        wide.turns.mean("recall@10"));
                report.put("ablation." + name + ".recall@10", plain.turns.mean("recall@10"));
                report.put("ablation." + name + "+2.recall@10", wide.turns.mean("recall@10"));
            });
        }
    }

    /** What changes nothing in the index. */
    private static Map<String, RankingOptions> rankings() {
        RankingOptions chosen = RankingOptions.DEFAULT;
        RankingOptions alone = chosen.surroundings(0, 0, 0);
        Map<String, RankingOptions> all = new LinkedHashMap<>();
        all.put("as chosen", chosen);
        all.put("words only", chosen.wordWeight(1));
        all.put("meaning only", chosen.wordWeight(0));
        all.put("each message alone", alone);
        all.put("each message alone, words only", alone.wordWeight(1));
        all.put("each message alone, meaning only", alone.wordWeight(0));
        for (int constant : new int[] {0, 5, 20, 60}) {
            all.put("reciprocal ranks, constant " + constant, chosen.ranks(constant));
            all.put("reciprocal ranks alone, constant " + constant, alone.ranks(constant));
        }
        for (double weight : new double[] {0.4, 0.5, 0.7}) {
            all.put("weight of words " + weight, chosen.wordWeight(weight));
        }
        all.putAll(surroundings(chosen));
        for (double[] words : new double[][] {{0.3, 0.2}, {0.9, 0.4}, {0.9, 0.75}, {1.2, 0.75}}) {
            all.put("BM25 k1 " + words[0] + ", b " + words[1], chosen.words(words[0], words[1]));
        }
        all.putAll(depths(chosen));
        return all;
    }

    private static Map<String, RankingOptions> surroundings(RankingOptions chosen) {
        Map<String, RankingOptions> all = new LinkedHashMap<>();
        for (double share : new double[] {0, 0.3, 0.7}) {
            all.put("answers get " + share, chosen.surroundings(share, chosen.before(), chosen.threads()));
        }
        for (double share : new double[] {0, 0.1, 0.3}) {
            all.put("the message before gets " + share, chosen.surroundings(chosen.answers(), share, chosen.threads()));
        }
        for (double share : new double[] {0, 0.1, 0.4}) {
            all.put("share of the thread " + share, chosen.surroundings(chosen.answers(), chosen.before(), share));
        }
        return all;
    }

    private static Map<String, RankingOptions> depths(RankingOptions chosen) {
        Map<String, RankingOptions> all = new LinkedHashMap<>();
        for (int candidates : new int[] {30, 200}) {
            all.put(candidates + " candidates", chosen.depth(candidates, chosen.nearest()));
        }
        for (int nearest : new int[] {100, 200, 500}) {
            all.put(nearest + " nearest", chosen.depth(chosen.candidates(), nearest));
        }
        return all;
    }

    /** What needs an index of its own. */
    private Map<String, RecallModel> models() {
        IndexedText text = IndexedText.DEFAULT;
        Map<String, RecallModel> all = new LinkedHashMap<>();
        all.put("without stemming", model(new TextAnalysis(false, true, true), text));
        all.put("without parts of long words", model(new TextAnalysis(true, false, true), text));
        all.put("stop words in the query too", model(new TextAnalysis(true, true, false), text));
        all.put("text without the date", model(TextAnalysis.DEFAULT, new IndexedText(true, false, true)));
        all.put("text without the speaker", model(TextAnalysis.DEFAULT, new IndexedText(false, true, true)));
        all.put("text alone", model(TextAnalysis.DEFAULT, new IndexedText(false, false, true)));
        return all;
    }
}
