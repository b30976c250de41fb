package io.mneme.memory.it.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.mneme.memory.port.store.MemoryStore;
import io.mneme.memory.port.store.Stores;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Kills a child process with SIGKILL at random moments of an append load, reopens the file and checks it. The number of
 * rounds is the system property {@code mneme.kill.rounds}, the seed {@code mneme.seed}.
 */
class KillNineIT {

    private static final int ROUNDS = Integer.getInteger("mneme.kill.rounds", 8);
    private static final long SEED = Long.getLong("mneme.seed", System.nanoTime());

    @Test
    void acknowledged_messages_survive_kill_9(@TempDir Path folder) throws Exception {
        SplittableRandom random = new SplittableRandom(SEED);
        AppendLedger ledger = new AppendLedger("killed");
        String url = "sqlite:" + folder.resolve("killed.db");
        int before = 0;
        for (int round = 0; round < ROUNDS; round++) {
            runAndKill(url, "run" + round, random.nextInt(400), ledger);
            assertThat(ledger.size())
                    .as("appends acknowledged in round %d", round)
                    .isGreaterThan(before);
            before = ledger.size();
            try (MemoryStore store = Stores.open(url)) {
                ledger.verify(store);
            } catch (AssertionError e) {
                throw new AssertionError("seed " + SEED + ", round " + round + ": " + e.getMessage(), e);
            }
        }
    }

    /** Kills the child {@code millis} after its first acknowledgement; what it had printed until then counts. */
    private static void runAndKill(String url, String run, int millis, AppendLedger ledger)
            throws IOException, InterruptedException {
        Process child = ChildJvm.start(AppendLoad.class, url, "killed", run);
        long end = Long.MAX_VALUE;
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(child.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                ledger.accept(line);
                end = Math.min(end, System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis));
                if (System.nanoTime() >= end) {
                    // Through the handle: Process.destroyForcibly() also closes the pipe, with acknowledgements in it.
                    child.toHandle().destroyForcibly();
                }
            }
        } finally {
            child.destroyForcibly().waitFor();
        }
    }
}
