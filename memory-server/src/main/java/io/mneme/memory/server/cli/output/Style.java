package io.mneme.memory.server.cli.output;

/** Colour for people; plain text where there is none. Immutable and thread-safe. */
public enum Style {
    /** For a terminal. */
    COLOUR,
    /** For everything else. */
    PLAIN;

    private static final String RESET = "\u001b[0m";

    /** What matters most. */
    public String bold(String text) {
        return wrap("1", text);
    }

    /** What matters least. */
    public String dim(String text) {
        return wrap("2", text);
    }

    /** What is right. */
    public String green(String text) {
        return wrap("32", text);
    }

    /** What is wrong. */
    public String red(String text) {
        return wrap("1;31", text);
    }

    /** Who speaks. */
    public String cyan(String text) {
        return wrap("36", text);
    }

    private String wrap(String code, String text) {
        return this == PLAIN || text.isEmpty() ? text : "\u001b[" + code + "m" + text + RESET;
    }
}
