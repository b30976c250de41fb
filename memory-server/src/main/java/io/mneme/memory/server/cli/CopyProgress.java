package io.mneme.memory.server.cli;

import io.mneme.memory.lifecycle.CopyCounts;
import io.mneme.memory.lifecycle.CopyListener;
import io.mneme.memory.server.cli.output.Count;
import io.mneme.memory.server.cli.output.Output;
import io.mneme.memory.server.cli.output.ProgressLines;

/** Tells a person how a copy goes. For one thread. */
final class CopyProgress implements CopyListener {

    private final ProgressLines lines;

    CopyProgress(Output err) {
        this.lines = new ProgressLines(err);
    }

    @Override
    public void onProgress(CopyCounts done, long totalThreads) {
        lines.tell(() -> "copied and verified " + done.threads() + " of " + Count.of(totalThreads, "thread") + ", "
                + Count.of(done.messages(), "message"));
    }
}
