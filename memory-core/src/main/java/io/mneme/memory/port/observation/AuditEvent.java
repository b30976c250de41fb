package io.mneme.memory.port.observation;

import io.mneme.memory.thread.ResourceId;
import io.mneme.memory.thread.ThreadId;
import java.time.Instant;
import java.util.Optional;

/**
 * One use of the admin door. Holds ids, never memory text. Immutable and thread-safe.
 *
 * @param at when
 * @param principal who
 * @param action what, as {@code list-threads}
 * @param resource whose memory; empty for all owners
 * @param thread which thread; empty for all
 * @param newOwner who gets the thread; empty unless it is transferred
 */
public record AuditEvent(
        Instant at,
        Principal principal,
        String action,
        Optional<ResourceId> resource,
        Optional<ThreadId> thread,
        Optional<ResourceId> newOwner) {}
