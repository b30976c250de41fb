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
                "principal={0} reason={1} action={2} resource={3} thread={4} newOwner={5}",
                quoted(event.principal().id()),
                quoted(event.principal().reason()),
                event.action(),
                event.resource().map(id -> quoted(id.value())).orElse("*"),
                event.thread().map(id -> quoted(id.value())).orElse("*"),
                event.newOwner().map(id -> quoted(id.value())).orElse("-"));
    }

    /** In quotes, with quotes, backslashes and line separators escaped: an id must not forge a field or a line. */
    private static String quoted(String value) {
        StringBuilder text = new StringBuilder("\"");
        for (char c : value.toCharArray()) {
            if (c == '"' || c == '\\') {
                text.append('\\').append(c);
            } else if (Character.getType(c) == Character.LINE_SEPARATOR
                    || Character.getType(c) == Character.PARAGRAPH_SEPARATOR
                    || Character.getType(c) == Character.FORMAT) {
                text.append("\\u%04x".formatted((int) c));
            } else {
                text.append(c);
            }
        }
        return text.append('"').toString();
    }
}
