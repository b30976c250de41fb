package io.mneme.memory.it.faults;

import java.time.Duration;
import java.util.SplittableRandom;

/** A client dies by {@code kill -9} between any two of its writes, and is started again. */
final class KillClient implements Fault {

    private final ProcessLoad load;
    private ProcessLoad.Client killed;

    KillClient(ProcessLoad load) {
        this.load = load;
    }

    @Override
    public String strike(SplittableRandom random) throws InterruptedException {
        killed = load.clients().get(random.nextInt(load.clients().size()));
        killed.kill();
        return "kill -9 of " + killed;
    }

    @Override
    public void heal() {
        killed.start();
    }

    @Override
    public Duration longest() {
        return Duration.ofMillis(500);
    }

    /** The dead client's calls have nobody to fail to, and the others must not notice. */
    @Override
    public boolean hurts() {
        return false;
    }
}
