package io.mneme.memory.server.cli.demo.scenario;

import io.mneme.memory.server.cli.demo.Scenario;
import io.mneme.memory.server.cli.demo.Stage;
import io.mneme.memory.thread.ThreadKey;

/** Requirement 000, multiple threads per user: two topics of one user stay apart. */
final class ManyThreads implements Scenario {

    private static final String AGENT = "SupportAgent";
    private static final String BILLING = "I need help with billing";
    private static final String FEEDBACK = "I have some suggestions for your product";

    @Override
    public String title() {
        return "One user has several conversations";
    }

    @Override
    public String requirements() {
        return "000";
    }

    @Override
    public void play(Stage stage) {
        ThreadKey support = stage.thread("user_charlie", "support_thread");
        ThreadKey feedback = stage.thread("user_charlie", "feedback_thread");
        stage.stream(AGENT, support, BILLING);
        stage.stream(AGENT, feedback, FEEDBACK);
        stage.check("the feedback conversation began without the billing question", !stage.modelSaw(BILLING));
        stage.stream(AGENT, support, "Did you find my billing issue?");
        stage.check("the support conversation goes on with its context", stage.modelSaw(BILLING));
        stage.check("and without the feedback", !stage.modelSaw(FEEDBACK));
    }
}
