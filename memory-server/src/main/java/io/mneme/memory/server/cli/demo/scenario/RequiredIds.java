package io.mneme.memory.server.cli.demo.scenario;

import io.mneme.memory.MemoryException.InvalidInput;
import io.mneme.memory.agent.In;
import io.mneme.memory.server.cli.demo.Scenario;
import io.mneme.memory.server.cli.demo.Stage;
import io.mneme.memory.thread.ThreadKey;

/** Requirement 003, incorrect configuration: a turn without both ids cannot be made. */
final class RequiredIds implements Scenario {

    private static final String RESOURCE = "user-123";

    @Override
    public String title() {
        return "Both ids are required";
    }

    @Override
    public String requirements() {
        return "003";
    }

    @Override
    public void play(Stage stage) {
        refused(stage, "no ids at all", () -> stage.agent("ChatAgent").generate("Hello", In.thread((ThreadKey) null)));
        refused(stage, "no thread", () -> In.thread(RESOURCE, null));
        refused(stage, "no resource", () -> In.thread(null, "conv-abc"));
        refused(stage, "an empty id", () -> In.thread(RESOURCE, ""));
        refused(stage, "a blank id", () -> In.thread("  ", "conv-abc"));
        refused(stage, "a control character", () -> In.thread(RESOURCE, "conv\u001b[2J"));
        refused(stage, "an id that is too long", () -> In.thread(RESOURCE, "x".repeat(256)));
        String odd = "auth0|ada@example.com \uD83D\uDE80 ../x";
        stage.say("ChatAgent", stage.thread(odd, "conv-abc"), "My ship is called Aurora");
        String answer = stage.say("ChatAgent", stage.thread(odd, "conv-abc"), "What is my ship called?");
        stage.check("every other id is legal and stays as it is", answer.contains("Aurora"));
    }

    private static void refused(Stage stage, String what, Runnable action) {
        stage.refused(what, InvalidInput.class, action);
    }
}
