package io.mneme.memory.store.mongo;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/** Keeps what a class logs at WARNING and above, instead of printing it. */
final class LogRecorder extends Handler implements AutoCloseable {

    private final List<String> messages = new CopyOnWriteArrayList<>();
    /** Loggers without a holder are forgotten. */
    private final Logger logger;

    private LogRecorder(Logger logger) {
        this.logger = logger;
        setLevel(Level.WARNING);
        setFormatter(new SimpleFormatter());
        logger.setUseParentHandlers(false);
        logger.addHandler(this);
    }

    static LogRecorder of(Class<?> source) {
        return new LogRecorder(Logger.getLogger(source.getName()));
    }

    /** With values, without time and stack trace. */
    List<String> messages() {
        return List.copyOf(messages);
    }

    @Override
    public void publish(LogRecord entry) {
        if (isLoggable(entry)) {
            messages.add(getFormatter().formatMessage(entry));
        }
    }

    @Override
    public void flush() {
        // Nothing is buffered.
    }

    @Override
    public void close() {
        logger.removeHandler(this);
        logger.setUseParentHandlers(true);
    }
}
