package io.mneme.memory.server.cli;

import io.mneme.memory.server.cli.output.Output;
import io.mneme.memory.server.cli.output.Printable;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/**
 * Shows the log on standard error, one line for each record: warnings, and each use of the admin door. Whoever
 * configures {@code java.util.logging} by its own properties gets what they configured.
 */
final class Logs {

    private static final String AUDIT = "io.mneme.memory.audit";

    private Logs() {}

    static void show(Output err, boolean debug) {
        if (System.getProperty("java.util.logging.config.file") != null
                || System.getProperty("java.util.logging.config.class") != null) {
            return;
        }
        LogManager.getLogManager().reset();
        Logger root = Logger.getLogger("");
        root.addHandler(new ErrorStream(err));
        root.setLevel(debug ? Level.INFO : Level.WARNING);
        AUDIT_LOGGER.setLevel(Level.INFO);
    }

    // Held here: the log manager forgets loggers, and their levels, that nobody holds.
    private static final Logger AUDIT_LOGGER = Logger.getLogger(AUDIT);

    private static final class ErrorStream extends Handler {
        private final Output err;

        ErrorStream(Output err) {
            this.err = err;
            setFormatter(new SimpleFormatter());
        }

        @Override
        public void publish(LogRecord entry) {
            if (isLoggable(entry)) {
                String source = entry.getLoggerName().equals(AUDIT)
                        ? "audit"
                        : entry.getLevel().getName();
                err.line(Printable.line(source + ": " + getFormatter().formatMessage(entry)));
            }
        }

        @Override
        public void flush() {
            err.flush();
        }

        @Override
        public void close() {
            flush();
        }
    }
}
