package io.mneme.memory.it.faults;

import io.mneme.memory.MemoryException;
import io.mneme.memory.thread.ThreadKey;
import java.io.PrintStream;

/**
 * A journal as lines of text, from a process that may be killed at any moment to one that is not. The last word of each
 * tells a whole line from one that was cut off. Thread-safe.
 */
final class JournalLines implements Journal {

    private static final String END = " .";

    private final PrintStream out;
    private long longest;

    /** Prints what it is told. */
    JournalLines(PrintStream out) {
        this.out = out;
    }

    @Override
    public void acknowledged(Acknowledged batch) {
        out.println(String.join(
                " ",
                "ack",
                batch.writer(),
                batch.thread().resource().value(),
                batch.thread().thread().value(),
                batch.batch(),
                Integer.toString(batch.size()),
                batch.first() + END));
    }

    @Override
    public void failed(Throwable error) {
        out.println("error " + error.getClass().getSimpleName() + END);
        if (!(error instanceof MemoryException.Unavailable || error instanceof MemoryException.Conflict)) {
            error.printStackTrace();
        }
    }

    @Override
    public synchronized void took(long nanos) {
        if (nanos > longest) {
            longest = nanos;
            out.println("took " + nanos + END);
        }
    }

    @Override
    public void violated(String what) {
        out.println("violation " + what + END);
    }

    /** Tells {@code tally} what a line says; a line that was cut off says nothing. */
    static void read(String line, Tally tally) {
        if (!line.endsWith(END)) {
            return;
        }
        String[] words = line.substring(0, line.length() - END.length()).split(" ");
        switch (words[0]) {
            case "ack" ->
                tally.acknowledged(new Acknowledged(
                        words[1],
                        ThreadKey.of(words[2], words[3]),
                        words[4],
                        Integer.parseInt(words[5]),
                        Long.parseLong(words[6])));
            case "error" -> tally.failed(words[1]);
            case "took" -> tally.took(Long.parseLong(words[1]));
            default -> tally.violated(line);
        }
    }
}
