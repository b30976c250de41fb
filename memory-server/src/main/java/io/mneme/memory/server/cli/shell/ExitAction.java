package io.mneme.memory.server.cli.shell;

import java.util.concurrent.atomic.AtomicBoolean;

/** Does something once: when closed, or earlier when the process is told to end, as by Ctrl-C. Thread-safe. */
public final class ExitAction implements AutoCloseable {

    private final AtomicBoolean done = new AtomicBoolean();
    private final Runnable action;
    private final Thread hook;

    /** Starts to wait. */
    public ExitAction(Runnable action) {
        this.action = action;
        this.hook = new Thread(this::act, "mneme-exit");
        Runtime.getRuntime().addShutdownHook(hook);
    }

    /** Whether the process is ending already: what fails from now on is nobody's concern. */
    public static boolean processEnds() {
        try {
            Runtime.getRuntime().removeShutdownHook(new Thread());
            return false;
        } catch (IllegalStateException e) {
            return true;
        }
    }

    @Override
    public void close() {
        act();
        if (!processEnds()) {
            Runtime.getRuntime().removeShutdownHook(hook);
        }
    }

    private void act() {
        if (done.compareAndSet(false, true)) {
            action.run();
        }
    }
}
