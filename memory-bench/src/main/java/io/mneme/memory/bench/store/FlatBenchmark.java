package io.mneme.memory.bench.store;

import io.mneme.memory.bench.BenchOptions;
import io.mneme.memory.bench.Benchmark;
import io.mneme.memory.bench.measure.Paired;
import io.mneme.memory.bench.measure.Report;
import io.mneme.memory.message.MessageQuery;
import io.mneme.memory.port.store.MemoryStore;
import io.mneme.memory.thread.ThreadKey;
import java.util.concurrent.Callable;

/** A turn appended and the last 20 messages read in a large store, against the same in a small one. */
public final class FlatBenchmark implements Benchmark {

    private static final int MEASURED = 100;

    @Override
    public String name() {
        return "flat";
    }

    @Override
    public String purpose() {
        return "append and load with 1,000,000 messages against 10,000, with 100,000 threads against 100";
    }

    @Override
    public void run(BenchOptions options, Report report) throws Exception {
        Filling small = new Filling(MEASURED, 100, 0);
        Filling tall = new Filling(MEASURED, options.scaled(10_000, 200), 0);
        Filling wide = new Filling(MEASURED, 100, MEASURED * options.scaled(999, 1));
        try (StoreUnderTest one = StoreUnderTest.open(options)) {
            report.put("store", one.store().description());
            small.into(one.store(), "fill " + small.messages() + " messages");
            compare(options, new Side(one, small), tall, "messages-" + tall.messages(), report);
            compare(options, new Side(one, small), wide, "threads-" + wide.threads(), report);
        }
    }

    /** A store and what is in it. */
    private record Side(StoreUnderTest test, Filling filling) {

        Callable<?> append() {
            MemoryStore store = test.store();
            int[] next = new int[1];
            return () -> {
                ThreadKey thread = filling.thread(next[0]++);
                Turns.append(store, thread);
                return thread;
            };
        }

        Callable<?> load() {
            MemoryStore store = test.store();
            int[] next = new int[1];
            return () -> store.messages().list(filling.thread(next[0]++), MessageQuery.newest(20));
        }
    }

    private static void compare(BenchOptions options, Side small, Filling filling, String label, Report report)
            throws Exception {
        try (StoreUnderTest test = StoreUnderTest.open(options)) {
            filling.into(test.store(), "fill " + filling.messages() + " messages in " + filling.threads() + " threads");
            Side large = new Side(test, filling);
            small.test().analyze();
            test.analyze();
            // First appended, so that on both sides the newest messages lie as turns leave them.
            put(
                    report,
                    "append." + label,
                    Paired.measure("append, " + label, options.rounds(), large.append(), small.append()));
            put(
                    report,
                    "load." + label,
                    Paired.measure("load, " + label, options.rounds(), large.load(), small.load()));
        }
    }

    private static void put(Report report, String key, Paired.Result result) {
        report.put(key + ".large.p50.us", result.ours().micros(0.5));
        report.put(key + ".small.p50.us", result.bare().micros(0.5));
        report.put(key + ".ratio.p50", result.ratio());
    }
}
