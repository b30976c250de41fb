package io.mneme.memory;

import io.mneme.memory.port.observation.AuditEvent;
import io.mneme.memory.port.observation.AuditListener;
import java.lang.System.Logger.Level;

/**
 * The default: writes each use to the JDK's {@link System.Logger} {@code io.mneme.memory.audit}, level info.
 * Thread-safe.
 */
final class LoggingAuditListener implements AuditListener {

    private static final System.Logger LOGGER = System.getLogger("io.mneme.memory.audit");

    @Override
    public void onAdminAccess(AuditEvent event) {
        LOGGER.log(
                Level.INFO,
                "principal=\"{0}\" reason=\"{1}\" action={2} resource={3} thread={4}",
                event.principal().id(),
                event.principal().reason(),
                event.action(),
                event.resource().map(id -> "\"" + id + "\"").orElse("*"),
                event.thread().map(id -> "\"" + id + "\"").orElse("*"));
    }
}
