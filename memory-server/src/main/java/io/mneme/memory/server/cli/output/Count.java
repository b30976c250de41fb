package io.mneme.memory.server.cli.output;

/** Numbers with their nouns. Thread-safe. */
public final class Count {

    private Count() {}

    /** As {@code 1 thread}, {@code 2 threads}. */
    public static String of(long number, String noun) {
        return number + " " + noun + (number == 1 ? "" : "s");
    }
}
