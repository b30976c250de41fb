package io.mneme.memory.port.store;

import io.mneme.memory.thread.ThreadKey;

/**
 * A thread whose newest messages are not in the recall index. Immutable and thread-safe.
 *
 * @param thread owner and id
 * @param incarnation the thread's incarnation
 * @param indexed everything up to this place is indexed; 0 for nothing
 * @param lastSequence the thread's last place
 */
public record PendingThread(ThreadKey thread, long incarnation, long indexed, long lastSequence) {}
