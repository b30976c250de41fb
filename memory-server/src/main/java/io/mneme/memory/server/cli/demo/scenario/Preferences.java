package io.mneme.memory.server.cli.demo.scenario;

import io.mneme.memory.server.cli.demo.Scenario;
import io.mneme.memory.server.cli.demo.Stage;
import io.mneme.memory.thread.ThreadKey;

/** Requirement 000, preferences of two users who use the same thread id, with a restart in the middle. */
final class Preferences implements Scenario {

    private static final String AGENT = "SupportAgent";
    private static final String QUESTION = "What display mode do I prefer?";
    private static final String DARK = "dark mode and compact layouts";
    private static final String LIGHT = "light mode and expanded layouts";

    @Override
    public String title() {
        return "Two users, one thread id, a restart";
    }

    @Override
    public String requirements() {
        return "000";
    }

    @Override
    public void play(Stage stage) {
        ThreadKey alice = stage.thread("user_alice", "preferences_thread");
        ThreadKey bob = stage.thread("user_bob", "preferences_thread");
        stage.stream(AGENT, alice, "I prefer " + DARK);
        stage.stream(AGENT, bob, "I prefer " + LIGHT);
        stage.restart();
        String toAlice = stage.stream(AGENT, alice, QUESTION);
        stage.check("Alice is told her own preference", toAlice.contains(DARK) && !toAlice.contains(LIGHT));
        String toBob = stage.stream(AGENT, bob, QUESTION);
        stage.check("Bob is told his own preference", toBob.contains(LIGHT) && !toBob.contains(DARK));
        stage.check(
                "the same thread id under two users is two threads",
                stage.texts(alice).size() == 4
                        && stage.texts(bob).size() == 4
                        && !stage.texts(alice).contains("I prefer " + LIGHT)
                        && !stage.texts(bob).contains("I prefer " + DARK));
    }
}
