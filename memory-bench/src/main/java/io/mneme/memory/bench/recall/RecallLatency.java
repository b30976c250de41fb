package io.mneme.memory.bench.recall;

import io.mneme.memory.Memory;
import io.mneme.memory.MemoryException.Unavailable;
import io.mneme.memory.ResourceMemory;
import io.mneme.memory.bench.measure.Progress;
import io.mneme.memory.bench.measure.Report;
import io.mneme.memory.model.langchain4j.MiniLm;
import io.mneme.memory.port.model.EmbeddingModel;
import io.mneme.memory.port.store.MemoryStore;
import io.mneme.memory.recall.RecallOptions;
import io.mneme.memory.testkit.HashingEmbeddingModel;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
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
            description = "the store, \"memory:\" for one in memory; default a temporary SQLite file")
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

    @Option(names = "--rounds", paramLabel = "N", description = "measured recalls; default ${DEFAULT-VALUE}")
    private int rounds = 500;

    @Option(names = "--json", paramLabel = "FILE", description = "writes every figure as one JSON object")
    private Path json;

    @Option(names = "--smoke", description = "a short form which only shows that it runs")
    private boolean smoke;

    private final String run = UUID.randomUUID().toString().substring(0, 8);
    private final Chatter chatter = new Chatter();

    @Override
    public Integer call() throws IOException {
        Report report = new Report("recall-latency");
        BenchStore.run(store, opened -> measure(opened, report));
        report.print(System.out);
        if (json != null) {
            report.writeJson(json);
        }
        return 0;
    }

    private void measure(MemoryStore opened, Report report) {
        EmbeddingModel real = MiniLm.embeddingModel();
        SwitchedModel model = new SwitchedModel(real, new HashingEmbeddingModel(real.dimensions()));
        try (Memory memory =
                Memory.builder().store(opened).embeddingModel(model).build()) {
            report.put("store", memory.description());
            int messages = smoke ? 1_000 : 10_000;
            report.put("messages", messages);
            for (int from = 0; from < messages; from += THREAD) {
                owner(memory, 0).thread("t" + from).append(chatter.messages(THREAD));
            }
            int known = 0;
            for (int count : smoke ? List.of(1, 10) : owners) {
                addOwners(memory, known + 1, count);
                known = Math.max(known, count);
                settle(memory);
                tell(report, "owners-" + count, ask(owner(memory, 0), model));
            }
        }
    }

    private void addOwners(Memory memory, int first, int last) {
        for (int i = first; i <= last; i++) {
            owner(memory, i).thread("t").append(chatter.messages(others));
            Progress.show("owners", i, last);
        }
    }

    private ResourceMemory owner(Memory memory, int number) {
        return memory.resource("owner-" + number + "-" + run);
    }

    private static void settle(Memory memory) {
        if (!memory.settled(PATIENCE)) {
            throw new Unavailable("the messages could not be indexed; the log says why", null);
        }
    }

    /** Durations in milliseconds, sorted; as many again before, to warm up. */
    private List<Double> ask(ResourceMemory owner, SwitchedModel model) {
        List<String> queries = IntStream.range(0, smoke ? 20 : rounds)
                .mapToObj(i -> chatter.sentence(QUERY_WORDS))
                .toList();
        List<Double> millis = new ArrayList<>();
        for (int round = 0; round < 2; round++) {
            millis.clear();
            for (String query : queries) {
                long start = System.nanoTime();
                model.searching(() -> owner.recall(query, RecallOptions.DEFAULT));
                millis.add((System.nanoTime() - start) / 1e6);
            }
        }
        return millis.stream().sorted().toList();
    }

    private static void tell(Report report, String key, List<Double> millis) {
        report.put(key + ".p50.ms", millis.get(millis.size() / 2));
        report.put(key + ".p95.ms", millis.get((int) (millis.size() * 0.95)));
    }
}
