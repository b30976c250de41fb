package io.mneme.memory.server.cli.output;

import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;

/**
 * A standard stream: UTF-8 whatever the locale, lines end with a line feed, and a write that fails is never silent:
 * every method throws {@link OutputFailed}. Buffered; a terminal sees each line at once. Thread-safe.
 */
public final class Output {

    private final Writer writer;
    private final boolean terminal;

    /**
     * Writes to {@code target}.
     *
     * @param terminal whether a person watches
     */
    public Output(OutputStream target, boolean terminal) {
        this.writer = new FailingWriter(new OutputStreamWriter(target, StandardCharsets.UTF_8));
        this.terminal = terminal;
    }

    /** Writes {@code text} as it is. */
    public synchronized void print(String text) {
        try {
            writer.write(text);
        } catch (IOException e) {
            throw new OutputFailed(e);
        }
    }

    /** Writes {@code text} as it is and ends the line. */
    public synchronized void line(String text) {
        print(text);
        print("\n");
        if (terminal) {
            flush();
        }
    }

    /** Ends an empty line. */
    public void line() {
        line("");
    }

    /** Hands over what was written so far. */
    public synchronized void flush() {
        try {
            writer.flush();
        } catch (IOException e) {
            throw new OutputFailed(e);
        }
    }

    /** The same stream for a library that wants a writer. */
    public PrintWriter printWriter() {
        return new PrintWriter(writer, true);
    }

    /** Turns failures into {@link OutputFailed}, since {@link PrintWriter} would swallow them. */
    private static final class FailingWriter extends Writer {
        private final Writer target;

        FailingWriter(Writer target) {
            this.target = target;
        }

        @Override
        public void write(char[] text, int from, int length) {
            try {
                target.write(text, from, length);
            } catch (IOException e) {
                throw new OutputFailed(e);
            }
        }

        @Override
        public void flush() {
            try {
                target.flush();
            } catch (IOException e) {
                throw new OutputFailed(e);
            }
        }

        @Override
        public void close() {
            flush();
        }
    }
}
