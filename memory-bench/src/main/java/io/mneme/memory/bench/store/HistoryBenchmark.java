package io.mneme.memory.bench.store;

import io.mneme.memory.bench.BenchOptions;
import io.mneme.memory.bench.Benchmark;
import io.mneme.memory.bench.measure.Paired;
import io.mneme.memory.bench.measure.Report;
import io.mneme.memory.message.MessageQuery;
import io.mneme.memory.thread.ThreadKey;
import java.util.List;

/** The last 20 messages of a thread, against the bare query; and of a long thread, against a short one. */
public final class HistoryBenchmark implements Benchmark {

    /** Conversations beside the measured ones: of a table of 100 rows a server reads all, instead of an index. */
    static final int OTHERS = 100;

    private static final int FEW = 100;
    private static final ThreadKey SHORT = ThreadKey.of("user", "short");
    private static final ThreadKey LONG = ThreadKey.of("user", "long");

    @Override
    public String name() {
        return "history";
    }

    @Override
    public String purpose() {
        return "the last 20 messages of a thread: the store against the bare query, a long thread against a short one";
    }

    @Override
    public void run(BenchOptions options, Report report) throws Exception {
        try (StoreUnderTest test = StoreUnderTest.open(options)) {
            report.put("store", test.store().description());
            new Caller(test, "others", OTHERS, FEW);
            for (int threads : options.threads()) {
                List<Caller> callers = Caller.several(test, threads, 1, FEW);
                test.analyze();
                report.put(
                        "history.threads-" + threads,
                        Paired.measure(
                                "history, threads: " + threads,
                                options.rounds(),
                                callers.stream().map(Caller::load).toList()));
            }
            compareLengths(test, options, report);
        }
    }

    private static void compareLengths(StoreUnderTest test, BenchOptions options, Report report) throws Exception {
        int many = options.scaled(100_000, 5_000);
        Turns.fill(test.store(), SHORT, FEW);
        Turns.fill(test.store(), LONG, many);
        test.analyze();
        Paired.Result flat = Paired.measure(
                "history, long and short",
                options.rounds(),
                () -> test.store().messages().list(LONG, MessageQuery.newest(20)),
                () -> test.store().messages().list(SHORT, MessageQuery.newest(20)));
        report.put("history.%d-to-%d.ratio.p50".formatted(many, FEW), flat.ratio());
    }
}
