package io.mneme.memory.agent;

import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;

/** The threads of all agents that were given no executor: as many as needed, gone a minute after their last task. */
final class AgentThreads {

    private static final AtomicLong COUNT = new AtomicLong();

    static final Executor SHARED = Executors.newCachedThreadPool(AgentThreads::daemon);

    private AgentThreads() {}

    private static Thread daemon(Runnable task) {
        Thread thread = new Thread(task, "mneme-agent-" + COUNT.incrementAndGet());
        thread.setDaemon(true);
        return thread;
    }
}
