package io.mneme.memory.store.mongo;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/** Keeps what a class or package logs, instead of printing it. */
final class LogRecorder extends Handler implements AutoCloseable {

    private final List<String> messages = new CopyOnWriteArrayList<>();
    /** Loggers without a holder are forgotten. */
    private final Logger logger;

    private LogRecorder(Logger logger, Level least) {
        this.logger = logger;
        logger.setLevel(least);
        setLevel(least);
        setFormatter(new SimpleFormatter());
        logger.setUseParentHandlers(false);
        logger.addHandler(this);
    }

    static LogRecorder of(Class<?> source) {
        return of(source.getName(), Level.WARNING);
    }

    static LogRecorder of(String source, Level least) {
        return new LogRecorder(Logger.getLogger(source), least);
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
        logger.setLevel(null);
    }
}
