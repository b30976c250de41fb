package io.mneme.memory.server.cli.demo.scenario;

import io.mneme.memory.server.cli.demo.Scenario;
import io.mneme.memory.server.cli.demo.Stage;

/** Requirement 003, correct configuration: the same conversation remembers, another one begins afresh. */
final class Conversations implements Scenario {

    private static final String USER = "user-123";

    @Override
    public String title() {
        return "The same conversation remembers, a new one begins afresh";
    }

    @Override
    public String requirements() {
        return "003";
    }

    @Override
    public void play(Stage stage) {
        chat(stage, "conv-abc", "Hello!");
        String answer = chat(stage, "conv-abc", "What did I just say?");
        stage.check("the agent remembers \"Hello!\" from the same conversation", answer.contains("Hello!"));
        String fresh = chat(stage, "conv-def", "Let's talk about something else");
        stage.check(
                "the other conversation begins without memory of it",
                stage.messagesShown() == 1 && !fresh.contains("Hello!"));
    }

    private static String chat(Stage stage, String conversation, String message) {
        return stage.say("ChatAgent", stage.thread(USER, conversation), message);
    }
}
