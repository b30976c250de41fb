package io.mneme.memory.thread;

import java.time.Instant;

/**
 * An owner and how much it has. Immutable and thread-safe.
 *
 * @param resource the owner
 * @param threads number of its threads, archived ones included, 1 or more
 * @param updatedAt the newest {@link MemoryThread#updatedAt} of them
 */
public record ResourceSummary(ResourceId resource, long threads, Instant updatedAt) {}
