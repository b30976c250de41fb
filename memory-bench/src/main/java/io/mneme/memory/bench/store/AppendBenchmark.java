package io.mneme.memory.bench.store;

import io.mneme.memory.bench.BenchOptions;
import io.mneme.memory.bench.Benchmark;
import io.mneme.memory.bench.measure.Paired;
import io.mneme.memory.bench.measure.Report;
import java.util.List;

/** A two-message turn appended to a thread, against the bare driver storing the same. */
public final class AppendBenchmark implements Benchmark {

    private static final int CONVERSATIONS = 20;

    @Override
    public String name() {
        return "append";
    }

    @Override
    public String purpose() {
        return "a two-message turn appended: the store against the bare driver";
    }

    @Override
    public void run(BenchOptions options, Report report) throws Exception {
        try (StoreUnderTest test = StoreUnderTest.open(options)) {
            report.put("store", test.store().description());
            for (int threads : options.threads()) {
                List<Caller> callers = Caller.several(test, threads, CONVERSATIONS, 20);
                test.analyze();
                report.put(
                        "append.threads-" + threads,
                        Paired.measure(
                                "append, threads: " + threads,
                                options.rounds(),
                                callers.stream().map(Caller::append).toList()));
            }
        }
    }
}
