package io.mneme.memory.it.faults;

import io.mneme.memory.MemoryException.Unavailable;
import io.mneme.memory.port.store.MemoryStore;
import io.mneme.memory.port.store.Stores;

/** The main class of a process that writes until it is killed, and prints its journal. */
public final class LoadProcess {

    private static final int MOST_TRIES = 5;

    private LoadProcess() {}

    /** Arguments: store URL, name of the process, number of its run, number of writers. Never ends by itself. */
    public static void main(String[] arguments) {
        new LocalLoad(
                        open(arguments[0]),
                        new JournalLines(System.out),
                        arguments[1],
                        arguments[2],
                        Integer.parseInt(arguments[3]))
                .start();
    }

    /** On a busy machine a first connection can take longer than its deadline; a service is started again then. */
    private static MemoryStore open(String url) {
        for (int tries = 1; ; tries++) {
            try {
                return Stores.open(url);
            } catch (Unavailable e) {
                if (tries == MOST_TRIES) {
                    throw e;
                }
            }
        }
    }
}
