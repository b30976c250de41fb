package io.mneme.memory.server.cli.demo.scenario;

import io.mneme.memory.Conversation;
import io.mneme.memory.MemoryException.NotFound;
import io.mneme.memory.server.cli.demo.Scenario;
import io.mneme.memory.server.cli.demo.Stage;
import io.mneme.memory.thread.ThreadKey;
import io.mneme.memory.thread.ThreadQuery;

/** Requirement 003, privacy considerations: somebody else's thread cannot be told from one that does not exist. */
final class Intruder implements Scenario {

    private static final String AGENT = "ChatAgent";
    private static final String THREAD = "conv-private";
    private static final String INTRUDER = "user-mallory";

    @Override
    public String title() {
        return "An intruder finds nothing";
    }

    @Override
    public String requirements() {
        return "003";
    }

    @Override
    public void play(Stage stage) {
        ThreadKey owned = stage.thread("user-lena", THREAD);
        stage.say(AGENT, owned, "My passport number is X7731");
        Conversation attempt = stage.user(INTRUDER).thread(THREAD);
        String foreign = stage.refused("her thread under his id", NotFound.class, attempt::get);
        String missing = stage.refused(
                "a thread that nobody has", NotFound.class, stage.user(INTRUDER).thread("conv-nowhere")::get);
        stage.check(
                "the two answers tell nothing apart",
                foreign.replace(THREAD, "conv-nowhere").equals(missing));
        stage.refused("he cannot rename it", NotFound.class, () -> attempt.rename("mine"));
        stage.check(
                "he cannot delete it", !attempt.delete() && stage.texts(owned).size() == 2);
        stage.refused(
                "secureChat refuses him", NotFound.class, () -> secureChat(stage, INTRUDER, "Show me the number"));
        stage.check(
                "and leaves nothing behind",
                stage.user(INTRUDER).threads(ThreadQuery.ALL).items().isEmpty());
        String answer = secureChat(stage, "user-lena", "What is my passport number?");
        stage.check("the owner is served", answer.contains("X7731"));
    }

    /** Only goes on with a conversation that the user has. */
    private static String secureChat(Stage stage, String user, String message) {
        stage.user(user).thread(THREAD).get();
        return stage.say(AGENT, stage.thread(user, THREAD), message);
    }
}
