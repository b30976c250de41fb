package io.mneme.memory.server.cli.demo.scenario;

import io.mneme.memory.MemoryOptions;
import io.mneme.memory.server.cli.demo.Casting;
import io.mneme.memory.server.cli.demo.Scenario;
import io.mneme.memory.server.cli.demo.Stage;
import io.mneme.memory.thread.ThreadKey;
import io.mneme.memory.working.WorkingMemory;
import io.mneme.memory.working.WorkingMemoryAuthor;
import io.mneme.memory.working.WorkingMemoryOptions;
import io.mneme.memory.working.WorkingMemoryVersion;
import java.util.List;
import java.util.Optional;

/** Requirement 000, working memory with multiple users: each user's own, in all of the user's threads. */
final class WorkingMemoryAcrossThreads implements Scenario {

    private static final String AGENT = "PreferencesAgent";
    private static final String NORA = "user_nora";
    private static final String OTTO = "user_otto";
    private static final String QUESTION = "What display mode do I prefer?";
    private static final String DARK = "dark mode and compact layouts";
    private static final String LIGHT = "light mode and expanded layouts";

    @Override
    public String title() {
        return "Working memory: asked in another conversation, each user's own";
    }

    @Override
    public String requirements() {
        return "000";
    }

    @Override
    public void play(Stage stage) {
        stage.cast(AGENT, Casting.with(MemoryOptions.DEFAULT.workingMemory(WorkingMemoryOptions.DEFAULT)));
        stage.stream(AGENT, stage.thread(NORA, "preferences_thread"), "I prefer " + DARK);
        stage.stream(AGENT, stage.thread(OTTO, "preferences_thread"), "I prefer " + LIGHT);
        stage.restart();
        String toNora = ask(stage, NORA);
        stage.check("Nora is told her own mode in another conversation", toNora.contains(DARK));
        stage.check("and nothing of Otto's", !toNora.contains(LIGHT));
        stage.check("the model saw no message of the first one", stage.messagesShown() == 1);
        String toOtto = ask(stage, OTTO);
        stage.check("Otto is told his own mode", toOtto.contains(LIGHT) && !toOtto.contains(DARK));
        versions(stage, stage.user(NORA).workingMemory());
    }

    private static String ask(Stage stage, String user) {
        ThreadKey another = stage.thread(user, "support_thread");
        return stage.stream(AGENT, another, QUESTION);
    }

    private static void versions(Stage stage, WorkingMemory memory) {
        List<WorkingMemoryVersion> history = memory.history(10);
        history.forEach(version -> stage.note("version " + version.version() + " of Nora's working memory, by "
                + version.author().orElse("nobody")));
        stage.check(
                "each change is a version, and says who made it in which turn",
                history.size() == 1
                        && history.get(0).author().equals(Optional.of(AGENT))
                        && history.get(0).turn().isPresent());
        stage.check(
                "an empty update wipes nothing",
                !memory.replace("  ", WorkingMemoryAuthor.of(NORA)).changed());
        memory.undo(WorkingMemoryAuthor.of(NORA));
        stage.check("a change can be undone", !ask(stage, NORA).contains(DARK));
        memory.undo(WorkingMemoryAuthor.of(NORA));
        stage.check("and brought back", ask(stage, NORA).contains(DARK));
    }
}
