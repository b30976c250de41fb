package io.mneme.memory.it.faults;

import java.io.IOException;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;

/** Lets a fault strike again and again while writers work. Used by one thread, once. */
final class Campaign {

    /** Beyond the deadline of the call that was under way when all was good again; a JVM may have to start. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Scene scene;
    private final Tally tally;
    private final Duration recovery;
    private final PrintWriter log;
    private int strikes;
    private Duration slowest = Duration.ZERO;

    Campaign(Scene scene, Tally tally, Duration deadline, PrintWriter log) {
        this.scene = scene;
        this.tally = tally;
        this.recovery = deadline.plus(PATIENCE);
        this.log = log;
    }

    /** Returns when the time is over, the last fault is healed, every writer wrote again, and all were stopped. */
    void run(RunSettings settings) throws IOException, InterruptedException {
        SplittableRandom random = new SplittableRandom(settings.seed());
        scene.load().start();
        try {
            awaitWriters("at the start");
            long begin = System.nanoTime();
            while (System.nanoTime() - begin < TimeUnit.SECONDS.toNanos(settings.seconds())) {
                pause(random, 1_500);
                String what = scene.fault().strike(random);
                strikes++;
                log.printf(
                        "after %d ms: %s%n",
                        Duration.ofNanos(System.nanoTime() - begin).toMillis(), what);
                pause(random, scene.fault().longest().toMillis());
                scene.fault().heal();
                awaitWriters("after " + what);
            }
        } finally {
            scene.load().stop();
        }
    }

    int strikes() {
        return strikes;
    }

    /** The longest time from the end of a fault until every writer had written again. */
    Duration slowestRecovery() {
        return slowest;
    }

    private void awaitWriters(String when) throws InterruptedException {
        long begin = System.nanoTime();
        if (!tally.awaitAll(scene.load().writers(), recovery)) {
            tally.violated(when + ", not every writer wrote again within " + recovery);
        }
        Duration took = Duration.ofNanos(System.nanoTime() - begin);
        log.printf("  all write again after %d ms; errors so far: %s%n", took.toMillis(), tally.errors());
        slowest = took.compareTo(slowest) > 0 && strikes > 0 ? took : slowest;
    }

    private static void pause(SplittableRandom random, long mostMillis) throws InterruptedException {
        TimeUnit.MILLISECONDS.sleep(random.nextLong(100, mostMillis));
    }
}
