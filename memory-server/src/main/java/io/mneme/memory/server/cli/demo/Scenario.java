package io.mneme.memory.server.cli.demo;

/** One example, played on a {@link Stage}. Without state: it can be played again. */
public interface Scenario {

    /** What it shows, in a few words. */
    String title();

    /** Numbers of the requirements that it comes from, as {@code 000, 003}. */
    String requirements();

    /** Plays it; an exception counts as a failed check. */
    void play(Stage stage);
}
