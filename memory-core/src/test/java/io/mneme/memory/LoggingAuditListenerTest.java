package io.mneme.memory;

import static org.assertj.core.api.Assertions.assertThat;

import io.mneme.memory.port.observation.AuditEvent;
import io.mneme.memory.port.observation.Principal;
import io.mneme.memory.thread.ResourceId;
import io.mneme.memory.thread.ThreadId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import org.junit.jupiter.api.Test;

class LoggingAuditListenerTest {

    @Test
    void a_line_names_who_why_what_and_whose() {
        assertThat(logged(new Principal("sue", "ticket 7"), "alice", "trip"))
                .containsExactly("principal=\"sue\" reason=\"ticket 7\" action=read-thread resource=\"alice\""
                        + " thread=\"trip\" newOwner=-");
    }

    @Test
    void an_id_cannot_forge_a_field_or_a_line() {
        Principal forger = new Principal("x\" reason=\"legit\\", "it's {0} \u2028principal=\"root\"");
        assertThat(logged(forger, "a'b", "x\u202Ey"))
                .containsExactly("principal=\"x\\\" reason=\\\"legit\\\\\""
                        + " reason=\"it's {0} \\u2028principal=\\\"root\\\"\" action=read-thread resource=\"a'b\""
                        + " thread=\"x\\u202ey\" newOwner=-");
    }

    private static List<String> logged(Principal principal, String resource, String thread) {
        Lines lines = new Lines();
        // Held here: the log manager forgets a logger that nobody holds, and its handlers with it.
        Logger logger = Logger.getLogger("io.mneme.memory.audit");
        logger.addHandler(lines);
        logger.setUseParentHandlers(false);
        try {
            new LoggingAuditListener().onAdminAccess(event(principal, resource, thread));
        } finally {
            logger.setUseParentHandlers(true);
            logger.removeHandler(lines);
        }
        return lines.seen;
    }

    private static AuditEvent event(Principal principal, String resource, String thread) {
        return new AuditEvent(
                Instant.EPOCH,
                principal,
                "read-thread",
                Optional.of(ResourceId.of(resource)),
                Optional.of(ThreadId.of(thread)),
                Optional.empty());
    }

    private static final class Lines extends Handler {

        private final List<String> seen = new ArrayList<>();

        @Override
        public void publish(LogRecord event) {
            seen.add(new SimpleFormatter().formatMessage(event));
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }
}
