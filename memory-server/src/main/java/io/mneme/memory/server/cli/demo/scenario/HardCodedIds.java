package io.mneme.memory.server.cli.demo.scenario;

import io.mneme.memory.server.cli.demo.Scenario;
import io.mneme.memory.server.cli.demo.Stage;
import io.mneme.memory.thread.ThreadKey;

/** Requirement 003, hard-coded ids: what they would do, and why a thread id may be the same for all. */
final class HardCodedIds implements Scenario {

    private static final String AGENT = "ChatAgent";
    private static final String SECRET = "My birthday is the 3rd of May";
    private static final String QUESTION = "When is my birthday?";

    @Override
    public String title() {
        return "Hard-coded ids";
    }

    @Override
    public String requirements() {
        return "003";
    }

    @Override
    public void play(Stage stage) {
        ThreadKey everybody = stage.thread("main-resource", "main-thread");
        stage.say(AGENT, everybody, SECRET);
        String leaked = stage.say(AGENT, everybody, QUESTION);
        stage.check("whoever shares the resource shares the memory: a resource is one user", leaked.contains("May"));
        stage.say(AGENT, stage.thread("user-hanna", "main-thread"), SECRET);
        String apart = stage.say(AGENT, stage.thread("user-ivan", "main-thread"), QUESTION);
        stage.check(
                "a hard-coded thread id is harmless under a resource of one's own",
                !apart.contains("May") && stage.messagesShown() == 1);
    }
}
