package io.mneme.memory.bench.store;

import io.mneme.memory.bench.BenchOptions;
import io.mneme.memory.bench.Benchmark;
import io.mneme.memory.bench.measure.Paired;
import io.mneme.memory.bench.measure.Report;
import io.mneme.memory.message.MessageQuery;
import io.mneme.memory.port.store.MemoryStore;
import io.mneme.memory.thread.ThreadKey;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

/** PostgreSQL with row-level security against the same store without. */
public final class RowSecurityBenchmark implements Benchmark {

    @Override
    public String name() {
        return "row-security";
    }

    @Override
    public String purpose() {
        return "PostgreSQL only: append and load with row-level security against without";
    }

    @Override
    public void run(BenchOptions options, Report report) throws Exception {
        String url = options.storeUrl()
                .orElseThrow(() -> new IllegalArgumentException("row-security needs --store postgresql://..."));
        try (StoreUnderTest secured = new PgUnderTest(url, true, true);
                StoreUnderTest open = new PgUnderTest(url, true, false)) {
            report.put("store", open.store().description());
            new Filling(HistoryBenchmark.OTHERS, 100, 0).into(secured.store(), "fill, with row-level security");
            new Filling(HistoryBenchmark.OTHERS, 100, 0).into(open.store(), "fill, without");
            for (int threads : options.threads()) {
                measure(secured, open, threads, options.rounds(), report);
            }
        }
    }

    private static void measure(StoreUnderTest secured, StoreUnderTest open, int threads, int rounds, Report report)
            throws Exception {
        List<Paired.Work> appends = new ArrayList<>();
        List<Paired.Work> loads = new ArrayList<>();
        for (int i = 0; i < threads; i++) {
            ThreadKey thread = ThreadKey.of("caller-" + i + "-of-" + threads, "thread");
            Turns.fill(secured.store(), thread, 100);
            Turns.fill(open.store(), thread, 100);
            appends.add(new Paired.Work(append(secured.store(), thread), append(open.store(), thread)));
            loads.add(new Paired.Work(load(secured.store(), thread), load(open.store(), thread)));
        }
        secured.analyze();
        open.analyze();
        put(report, "load.threads-" + threads, Paired.measure("load, threads: " + threads, rounds, loads));
        put(report, "append.threads-" + threads, Paired.measure("append, threads: " + threads, rounds, appends));
    }

    private static Callable<?> append(MemoryStore store, ThreadKey thread) {
        return () -> {
            Turns.append(store, thread);
            return thread;
        };
    }

    private static Callable<?> load(MemoryStore store, ThreadKey thread) {
        return () -> store.messages().list(thread, MessageQuery.newest(20));
    }

    private static void put(Report report, String key, Paired.Result result) {
        report.put(key + ".secured.p50.us", result.ours().micros(0.5));
        report.put(key + ".open.p50.us", result.bare().micros(0.5));
        report.put(key + ".ratio.p50", result.ratio());
    }
}
