package io.mneme.memory.it.faults;

import io.mneme.memory.port.store.MemoryStore;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Writers in this process, with one store, which is never opened again: it must recover by itself. */
final class LocalLoad implements Load {

    private final MemoryStore store;
    private final Journal journal;
    private final TreeMap<String, Thread> threads = new TreeMap<>();
    private volatile boolean goesOn = true;

    /** {@code process} and {@code run} are as in {@link Writer}; closes {@code store} at the end. */
    LocalLoad(MemoryStore store, Journal journal, String process, String run, int writers) {
        this.store = store;
        this.journal = journal;
        for (String name : names(process, writers)) {
            Writer writer = new Writer(name, run, store.messages(), journal, () -> goesOn);
            threads.put(name, new Thread(() -> work(writer), name));
        }
    }

    /** The names that {@code process} gives its writers. */
    static Set<String> names(String process, int writers) {
        return IntStream.range(0, writers).mapToObj(i -> process + "w" + i).collect(Collectors.toSet());
    }

    private void work(Writer writer) {
        try {
            writer.run();
        } catch (Error e) {
            journal.failed(e);
        }
    }

    @Override
    public void start() {
        threads.values().forEach(Thread::start);
    }

    @Override
    public void stop() throws InterruptedException {
        goesOn = false;
        for (Thread thread : threads.values()) {
            thread.join(TimeUnit.MINUTES.toMillis(1));
            if (thread.isAlive()) {
                journal.violated("a call did not end within a minute: " + thread.getStackTrace()[0]);
            }
        }
        store.close();
    }

    @Override
    public Set<String> writers() {
        return threads.keySet();
    }
}
