package io.mneme.memory.it.faults;

import io.mneme.memory.thread.ThreadKey;

/**
 * A batch that a store said is safe. Immutable.
 *
 * @param writer who appended it
 * @param thread where to
 * @param batch its name, unique in a run
 * @param size its number of messages
 * @param first the place of its first message
 */
record Acknowledged(String writer, ThreadKey thread, String batch, int size, long first) {}
