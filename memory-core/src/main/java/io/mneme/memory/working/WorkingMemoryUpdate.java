package io.mneme.memory.working;

import java.util.Optional;

/**
 * What an update did. Immutable and thread-safe.
 *
 * @param changed whether a version was written; false if the update says nothing new
 * @param present the newest version afterwards; empty if nothing was ever written
 */
public record WorkingMemoryUpdate(boolean changed, Optional<WorkingMemoryVersion> present) {}
