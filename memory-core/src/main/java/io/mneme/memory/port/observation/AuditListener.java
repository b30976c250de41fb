package io.mneme.memory.port.observation;

/**
 * Gets every use of the admin door, before anything is read or changed. If it throws, the use is refused: what cannot
 * be audited does not happen. Thread-safe.
 */
@FunctionalInterface
public interface AuditListener {

    /** Called once for each use. */
    void onAdminAccess(AuditEvent event);
}
