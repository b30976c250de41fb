package io.mneme.memory.bench.recall;

import io.mneme.memory.Memory;
import io.mneme.memory.MemoryException.Unavailable;
import io.mneme.memory.ResourceMemory;
import io.mneme.memory.bench.BenchOptions;
import io.mneme.memory.bench.measure.Progress;
import io.mneme.memory.bench.measure.Report;
import io.mneme.memory.bench.place.OwnPlace;
import io.mneme.memory.model.langchain4j.MiniLm;
import io.mneme.memory.port.model.EmbeddingModel;
import io.mneme.memory.port.store.RecallSearch;
import io.mneme.memory.recall.RecallFilter;
import io.mneme.memory.recall.RecallOptions;
import io.mneme.memory.testkit.HashingEmbeddingModel;
import io.mneme.memory.thread.ResourceId;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** How long a recall takes over many messages of one owner, and whether other owners cost anything. */
@Command(
        name = "recall-latency",
        mixinStandardHelpOptions = true,
        description =
                "Measures recall over 10,000 messages of one owner among more and more others, embedding included.",
        footer = {"", "Example: scripts/bench recall-latency --owners 10,1000,10000"})
public final class RecallLatency implements Callable<Integer> {

    private static final Duration PATIENCE = Duration.ofHours(2);
    private static final int THREAD = 500;
    private static final int QUERY_WORDS = 6;

    @Option(
            names = "--store",
            paramLabel = "URL",
            description =
                    "the store's server, where a schema or database of its own is made and removed, \"memory:\" for"
                            + " a store in memory; default SQLite, always in a temporary file")
    private String store;

    @Option(
            names = "--owners",
            split = ",",
            paramLabel = "N",
            description = "numbers of other owners, growing; default 10,1000,10000")
    private List<Integer> owners = List.of(10, 1_000, 10_000);

    @Option(
            names = "--others",
            paramLabel = "N",
            description = "messages of each other owner; default ${DEFAULT-VALUE}")
    private int others = 10;

    @Option(
            names = "--rounds",
            paramLabel = "N",
            description = "measured recalls, after as many others to warm up; default ${DEFAULT-VALUE}")
    private int rounds = 500;

    @Option(names = "--json", paramLabel = "FILE", description = "writes every figure as one JSON object")
    private Path json;

    @Option(names = "--smoke", description = "a short form which only shows that it runs")
    private boolean smoke;

    private final Chatter chatter = new Chatter();

    @Override
    public Integer call() throws IOException, SQLException {
        BenchOptions.positive("--others", others);
        owners.forEach(count -> BenchOptions.positive("--owners", count));
        rounds = Math.min(BenchOptions.positive("--rounds", rounds), smoke ? 20 : Integer.MAX_VALUE);
        Report report = new Report("recall-latency");
        try (OwnPlace place = OwnPlace.open(store)) {
            measure(place, report);
        }
        report.print(System.out);
        if (json != null) {
            report.writeJson(json);
        }
        return 0;
    }

    private void measure(OwnPlace place, Report report) throws SQLException {
        EmbeddingModel real = MiniLm.embeddingModel();
        SwitchedModel model = new SwitchedModel(real, new HashingEmbeddingModel(real.dimensions()));
        try (Memory memory =
                Memory.builder().store(place.store()).embeddingModel(model).build()) {
            report.put("store", memory.description());
            int messages = smoke ? 1_000 : 10_000;
            for (int from = 0; from < messages; from += THREAD) {
                owner(memory, 0).thread("t" + from).append(chatter.messages(THREAD));
            }
            report.put("messages", messages);
            report.put("queries", rounds);
            report.put("queries.warm-up", rounds);
            int known = 0;
            for (int count : smoke ? List.of(1, 10) : owners) {
                addOwners(memory, known + 1, count);
                known = Math.max(known, count);
                settle(memory, place);
                String key = "owners-" + count;
                report.put(key + ".messages", messages + (double) known * others);
                report.put(key + ".entries", entries(place, owner(memory, 0).id()));
                ask(owner(memory, 0), model, key + ".warm-up");
                tell(report, key, ask(owner(memory, 0), model, key));
            }
        }
    }

    private void addOwners(Memory memory, int first, int last) {
        for (int i = first; i <= last; i++) {
            owner(memory, i).thread("t").append(chatter.messages(others));
            Progress.show("owners", i, last);
        }
    }

    private static ResourceMemory owner(Memory memory, int number) {
        return memory.resource("owner-" + number);
    }

    private static void settle(Memory memory, OwnPlace place) throws SQLException {
        if (!memory.settled(PATIENCE)) {
            throw new Unavailable("the messages could not be indexed; the log says why", null);
        }
        place.settle();
    }

    /** How many entries of the owner each search has before it. */
    private static long entries(OwnPlace place, ResourceId owner) {
        return place.store()
                .recallIndex()
                .search(new RecallSearch(owner, Optional.empty(), List.of(), new float[0], RecallFilter.ALL, 1))
                .entries();
    }

    /** Asks something new each time, as often as there are rounds; durations in milliseconds, sorted. */
    private List<Double> ask(ResourceMemory owner, SwitchedModel model, String label) {
        List<Double> millis = new ArrayList<>();
        for (int i = 0; i < rounds; i++) {
            String query = chatter.sentence(QUERY_WORDS);
            long start = System.nanoTime();
            model.searching(() -> owner.recall(query, RecallOptions.DEFAULT));
            millis.add((System.nanoTime() - start) / 1e6);
            Progress.show(label, i + 1L, rounds);
        }
        return millis.stream().sorted().toList();
    }

    private static void tell(Report report, String key, List<Double> millis) {
        report.put(key + ".p50.ms", millis.get(millis.size() / 2));
        report.put(key + ".p95.ms", millis.get((int) (millis.size() * 0.95)));
    }
}
