package io.mneme.memory.agent;

/** Finds a title for a conversation. Thread-safe. */
@FunctionalInterface
public interface TitleWriter {

    /**
     * A title for a conversation that has just begun. Runs on a thread that is interrupted when it is late.
     *
     * @param question what the user said first
     * @param answer what the agent answered
     * @return the title; it is cut to one line of 80 characters. Null or blank for none
     */
    String write(String question, String answer);
}
