package io.mneme.memory.server.cli.demo.scenario;

import io.mneme.memory.server.cli.demo.Scenario;
import io.mneme.memory.server.cli.demo.Stage;
import io.mneme.memory.thread.ThreadKey;

/** Requirement 000, memory sharing between agents: apart in two threads, together in one. */
final class TwoAgents implements Scenario {

    @Override
    public String title() {
        return "Agents share a thread, or do not";
    }

    @Override
    public String requirements() {
        return "000";
    }

    @Override
    public void play(Stage stage) {
        apart(stage);
        together(stage);
    }

    private static void apart(Stage stage) {
        stage.stream("AgentA", stage.thread("user_123", "conversation_with_agent_A"), "Message for Agent A");
        stage.stream("AgentB", stage.thread("user_123", "conversation_with_agent_B"), "Message for Agent B");
        stage.check("agents in two threads know nothing of each other", !stage.modelSaw("Message for Agent A"));
    }

    private static void together(Stage stage) {
        ThreadKey shared = stage.thread("user_123", "support_thread_456");
        stage.stream("SpecialistAgent", shared, "The user has a premium account");
        String answer = stage.stream("GeneralAgent", shared, "What type of account does the user have?");
        stage.check("the second agent knows what the first was told", answer.contains("premium account"));
    }
}
