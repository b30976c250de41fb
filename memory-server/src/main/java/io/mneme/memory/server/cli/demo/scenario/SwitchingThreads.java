package io.mneme.memory.server.cli.demo.scenario;

import io.mneme.memory.server.cli.demo.Scenario;
import io.mneme.memory.server.cli.demo.Stage;

/** Requirement 003, thread and resource explained: switching threads switches context. */
final class SwitchingThreads implements Scenario {

    private static final String USER = "alice";
    private static final String QUESTION = "What colour is my notebook?";

    @Override
    public String title() {
        return "Switching threads switches context";
    }

    @Override
    public String requirements() {
        return "003";
    }

    @Override
    public void play(Stage stage) {
        say(stage, "alice-support-123", "My notebook is red");
        say(stage, "alice-sales-456", "My notebook is green");
        say(stage, "alice-general-789", "Good morning");
        String support = say(stage, "alice-support-123", QUESTION);
        stage.check(
                "the support conversation knows the red one",
                support.contains("is red") && !support.contains("is green"));
        String sales = say(stage, "alice-sales-456", QUESTION);
        stage.check(
                "the sales conversation knows the green one", sales.contains("is green") && !sales.contains("is red"));
        String general = say(stage, "alice-general-789", QUESTION);
        stage.check("the general chat knows none", !general.contains("is red") && !general.contains("is green"));
    }

    private static String say(Stage stage, String thread, String text) {
        return stage.say("ChatAgent", stage.thread(USER, thread), text);
    }
}
