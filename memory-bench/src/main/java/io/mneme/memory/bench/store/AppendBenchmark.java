package io.mneme.memory.bench.store;

import io.mneme.memory.bench.BenchOptions;
import io.mneme.memory.bench.Benchmark;
import io.mneme.memory.bench.measure.Paired;
import io.mneme.memory.bench.measure.Report;
import io.mneme.memory.thread.ThreadKey;

/** A two-message turn appended to a thread, against the bare driver storing the same rows. */
public final class AppendBenchmark implements Benchmark {

    private static final int THREADS = 100;

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
            for (int i = 0; i < THREADS; i++) {
                Turns.fill(test.store(), key(i), 20);
                Turns.fill(test.schemaOfBare(), key(i), 20);
            }
            int[] ours = new int[1];
            int[] bare = new int[1];
            Paired.Result result = Paired.measure(
                    "append",
                    options.rounds(),
                    () -> {
                        Turns.append(test.store(), key(ours[0]++ % THREADS));
                        return null;
                    },
                    () -> {
                        ThreadKey key = key(bare[0] % THREADS);
                        long last = 20 + 2L * (bare[0]++ / THREADS);
                        test.bare()
                                .appendTurn(key.resource().value(), key.thread().value(), last);
                        return null;
                    });
            report.put("store", test.store().description());
            report.put("append.turn", result);
        }
    }

    private static ThreadKey key(int thread) {
        return ThreadKey.of("user-" + thread % 10, "thread-" + thread);
    }
}
