package io.mneme.memory.server.cli.demo;

import io.mneme.memory.agent.In;
import java.time.Duration;
import java.util.List;

/** Gets what happens in a demonstration, in order. Called by one thread. */
public interface DemoReport {

    /** It begins, on a store that {@code place} describes. */
    void begin(String place);

    /** A scene begins. */
    void scenario(int number, Scenario scenario);

    /** Somebody said something in a conversation, and the agent answered. */
    void turn(In in, String text, String agent, String answer);

    /** Something else happened. */
    void note(String text);

    /** A claim was checked. */
    void check(String claim, boolean holds);

    /** It is over; what failed is named as scene and claim. */
    void end(int passed, List<String> failed, Duration took);
}
