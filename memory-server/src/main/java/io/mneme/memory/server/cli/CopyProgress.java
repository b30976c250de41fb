package io.mneme.memory.server.cli;

import io.mneme.memory.lifecycle.CopyCounts;
import io.mneme.memory.lifecycle.CopyListener;
import io.mneme.memory.server.cli.output.Count;
import io.mneme.memory.server.cli.output.Output;
import java.util.concurrent.TimeUnit;

/** Tells a person how a copy goes, a line every two seconds. For one thread. */
final class CopyProgress implements CopyListener {

    private static final long INTERVAL = TimeUnit.SECONDS.toNanos(2);

    private final Output err;
    private long next = System.nanoTime() + INTERVAL;

    CopyProgress(Output err) {
        this.err = err;
    }

    @Override
    public void onProgress(CopyCounts done, long totalThreads) {
        if (System.nanoTime() - next < 0) {
            return;
        }
        next = System.nanoTime() + INTERVAL;
        err.line("copied and verified " + done.threads() + " of " + Count.of(totalThreads, "thread") + ", "
                + Count.of(done.messages(), "message"));
        err.flush();
    }
}
