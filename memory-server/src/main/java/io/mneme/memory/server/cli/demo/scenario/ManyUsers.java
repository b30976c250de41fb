package io.mneme.memory.server.cli.demo.scenario;

import io.mneme.memory.server.cli.demo.Scenario;
import io.mneme.memory.server.cli.demo.Stage;
import io.mneme.memory.thread.ThreadKey;

/** Requirement 000, basic multi-user implementation: one agent and one memory object serve two users. */
final class ManyUsers implements Scenario {

    private static final String AGENT = "SupportAgent";
    private static final String PROBLEM = "I need help with my account";
    private static final String UPGRADE = "How do I upgrade my plan?";

    @Override
    public String title() {
        return "One agent serves many users";
    }

    @Override
    public String requirements() {
        return "000";
    }

    @Override
    public void play(Stage stage) {
        ThreadKey alice = stage.thread("user_alice", "support_thread_1");
        ThreadKey bob = stage.thread("user_bob", "support_thread_2");
        stage.stream(AGENT, alice, PROBLEM);
        stage.stream(AGENT, bob, UPGRADE);
        stage.check("the model saw nothing of Alice when Bob asked", stage.messagesShown() == 1);
        stage.stream(AGENT, alice, "Did you find a solution to my problem?");
        stage.check("the model saw Alice's problem when she came back", stage.modelSaw(PROBLEM));
        stage.check("and nothing of Bob", !stage.modelSaw(UPGRADE));
        stage.check(
                "both conversations are stored, in order and apart",
                stage.texts(alice).size() == 4
                        && stage.texts(alice).get(0).equals(PROBLEM)
                        && stage.texts(bob).size() == 2
                        && stage.texts(bob).get(0).equals(UPGRADE));
    }
}
