package io.mneme.memory.server.cli.output;

import java.time.Duration;
import java.util.function.Supplier;

/** Tells a person how long work goes, at most a line every two seconds. For one thread. */
public final class ProgressLines {

    private static final Duration INTERVAL = Duration.ofSeconds(2);

    private final Output err;
    private final long interval;
    private long next;

    /** Writes to {@code err}. */
    public ProgressLines(Output err) {
        this(err, INTERVAL);
    }

    ProgressLines(Output err, Duration interval) {
        this.err = err;
        this.interval = interval.toNanos();
        this.next = System.nanoTime() + this.interval;
    }

    /** Writes the line if it is time for one. */
    public void tell(Supplier<String> line) {
        if (System.nanoTime() - next < 0) {
            return;
        }
        next = System.nanoTime() + interval;
        err.line(line.get());
        err.flush();
    }
}
