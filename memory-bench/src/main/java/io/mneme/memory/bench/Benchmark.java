package io.mneme.memory.bench;

import io.mneme.memory.bench.measure.Report;

/** One benchmark. */
public interface Benchmark {

    /** Its name on the command line. */
    String name();

    /** What it measures, in one line. */
    String purpose();

    /** Measures, tells its progress on standard error, and adds its figures to {@code report}. */
    void run(BenchOptions options, Report report) throws Exception;
}
