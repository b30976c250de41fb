package io.mneme.memory.it.faults;

import java.util.Set;

/** Writers at work on one database. */
interface Load {

    /** The writers begin. */
    void start();

    /** The writers end their present call, and the store is closed. Returns when that is done. */
    void stop() throws InterruptedException;

    /** The writers' names. */
    Set<String> writers();
}
