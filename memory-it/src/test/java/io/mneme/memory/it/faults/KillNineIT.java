package io.mneme.memory.it.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The short form of {@code scripts/faults kill-client --store sqlite}. The seed is {@code mneme.seed}. */
class KillNineIT {

    private static final int SECONDS = 5;
    private static final int WRITERS = 4;
    private static final long SEED = Long.getLong("mneme.seed", System.nanoTime());

    @Test
    void acknowledged_messages_survive_kill_9(@TempDir Path folder) throws Exception {
        RunSettings settings = new RunSettings(SECONDS, WRITERS, SEED, folder, folder, folder);
        Verdict verdict = new FaultRun(RunKind.KILL_CLIENT, Product.SQLITE, settings).execute();
        assertThat(verdict.complaints()).as(verdict.line()).isEmpty();
    }
}
