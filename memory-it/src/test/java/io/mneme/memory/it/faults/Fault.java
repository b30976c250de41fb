package io.mneme.memory.it.faults;

import java.io.IOException;
import java.time.Duration;
import java.util.SplittableRandom;

/** Something that goes wrong, again and again. Used by one thread. */
interface Fault {

    /** Makes it go wrong in one of its ways; returns which, in a few words. */
    String strike(SplittableRandom random) throws IOException, InterruptedException;

    /** Makes it good again, as an operator would. */
    void heal() throws IOException, InterruptedException;

    /** The longest time between the two. */
    Duration longest();

    /** Whether some calls must fail; if none did, the fault did not reach the clients, and nothing was tested. */
    default boolean hurts() {
        return true;
    }
}
