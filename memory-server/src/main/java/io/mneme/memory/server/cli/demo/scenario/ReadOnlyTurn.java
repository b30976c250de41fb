package io.mneme.memory.server.cli.demo.scenario;

import io.mneme.memory.MemoryOptions;
import io.mneme.memory.agent.In;
import io.mneme.memory.server.cli.demo.Casting;
import io.mneme.memory.server.cli.demo.Scenario;
import io.mneme.memory.server.cli.demo.Stage;
import io.mneme.memory.thread.MemoryThread;
import io.mneme.memory.thread.ThreadKey;
import io.mneme.memory.working.WorkingMemoryOptions;

/** Requirement 000, memory sharing: a turn that reads everything and leaves no trace. */
final class ReadOnlyTurn implements Scenario {

    private static final String AGENT = "PreviewAgent";

    @Override
    public String title() {
        return "A read-only turn remembers and leaves no trace";
    }

    @Override
    public String requirements() {
        return "000";
    }

    @Override
    public void play(Stage stage) {
        stage.cast(AGENT, Casting.with(MemoryOptions.DEFAULT.workingMemory(WorkingMemoryOptions.DEFAULT)));
        ThreadKey key = stage.thread("user_sven", "support_thread");
        stage.say(AGENT, key, "My order number is A-2002");
        MemoryThread before = stage.user("user_sven").thread(key.thread()).get();
        long version = version(stage);
        In preview = In.thread(key).asReadOnly();
        String answer = stage.say(AGENT, preview, "What is my order number?");
        stage.check("it answers from memory", answer.contains("A-2002"));
        stage.say(AGENT, preview, "I live in Oslo");
        stage.check(
                "neither the questions nor the answers are stored",
                stage.texts(key).size() == before.lastSequence()
                        && stage.user("user_sven").thread(key.thread()).get().equals(before));
        stage.check("working memory did not change", version(stage) == version);
    }

    private static long version(Stage stage) {
        return stage.user("user_sven")
                .workingMemory()
                .find()
                .map(found -> found.version())
                .orElse(0L);
    }
}
