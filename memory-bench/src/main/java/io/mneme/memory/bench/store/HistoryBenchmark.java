package io.mneme.memory.bench.store;

import io.mneme.memory.bench.BenchOptions;
import io.mneme.memory.bench.Benchmark;
import io.mneme.memory.bench.measure.Paired;
import io.mneme.memory.bench.measure.Progress;
import io.mneme.memory.bench.measure.Report;
import io.mneme.memory.message.MessageQuery;
import io.mneme.memory.port.store.MemoryStore;
import io.mneme.memory.thread.ThreadKey;

/** The last 20 messages of a short and of a long thread, against the bare query. */
public final class HistoryBenchmark implements Benchmark {

    private static final ThreadKey SHORT = ThreadKey.of("user", "short");
    private static final ThreadKey LONG = ThreadKey.of("user", "long");

    @Override
    public String name() {
        return "history";
    }

    @Override
    public String purpose() {
        return "the last 20 messages of threads of 100 and 100,000: the store against the bare query";
    }

    @Override
    public void run(BenchOptions options, Report report) throws Exception {
        int many = options.scaled(100_000, 5_000);
        try (StoreUnderTest test = StoreUnderTest.open(options)) {
            for (MemoryStore store : new MemoryStore[] {test.store(), test.schemaOfBare()}) {
                Turns.fill(store, SHORT, 100);
                Turns.fill(store, LONG, many);
                Progress.show("fill", 1, 1);
            }
            Paired.Result few = measure(test, SHORT, "100 messages", options.rounds());
            Paired.Result lots = measure(test, LONG, many + " messages", options.rounds());
            Paired.Result flat = Paired.measure(
                    "long against short",
                    options.rounds(),
                    () -> test.store().messages().list(LONG, MessageQuery.newest(20)),
                    () -> test.store().messages().list(SHORT, MessageQuery.newest(20)));
            report.put("store", test.store().description());
            report.put("history.100", few);
            report.put("history." + many, lots);
            report.put("history.long-to-short.ratio.p50", flat.ratio());
        }
    }

    private static Paired.Result measure(StoreUnderTest test, ThreadKey key, String label, int rounds)
            throws Exception {
        String resource = key.resource().value();
        String thread = key.thread().value();
        return Paired.measure(
                label,
                rounds,
                () -> test.store().messages().list(key, MessageQuery.newest(20)),
                () -> test.bare().readLast20(resource, thread));
    }
}
