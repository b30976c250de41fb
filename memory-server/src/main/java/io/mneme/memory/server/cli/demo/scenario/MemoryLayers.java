package io.mneme.memory.server.cli.demo.scenario;

import io.mneme.memory.MemoryOptions;
import io.mneme.memory.agent.In;
import io.mneme.memory.message.Speaker;
import io.mneme.memory.recall.RecallOptions;
import io.mneme.memory.server.cli.demo.Casting;
import io.mneme.memory.server.cli.demo.Scenario;
import io.mneme.memory.server.cli.demo.Stage;
import io.mneme.memory.thread.ThreadKey;
import io.mneme.memory.working.WorkingMemoryOptions;
import io.mneme.memory.working.WorkingMemoryScope;
import io.mneme.memory.working.WorkingMemoryTemplates;

/** Requirement 002, combining with memory layers: what each remembers of a thread that outgrew the history. */
final class MemoryLayers implements Scenario {

    private static final Speaker ALICE = Speaker.of("u_alice", "Alice", "editor");
    private static final Speaker BOB = Speaker.of("u_bob", "Bob", "reviewer");
    private static final String TEAL = "My favorite color is teal.";
    private static final String QUESTION = "What is Alice's favorite color?";
    private static final int HISTORY = 2;

    @Override
    public String title() {
        return "Three layers of memory for a shared thread";
    }

    @Override
    public String requirements() {
        return "002";
    }

    @Override
    public void play(Stage stage) {
        MemoryOptions shortHistory = MemoryOptions.DEFAULT.lastMessages(HISTORY);
        stage.note("Each agent sees the last " + HISTORY + " messages only, so that the thread outgrows them soon.");
        stage.cast("HistoryAgent", Casting.with(shortHistory));
        String alone = talk(stage, "HistoryAgent", "doc_45");
        stage.check("history alone forgets what has left it", !alone.contains("teal"));
        stage.cast("NotesAgent", Casting.with(shortHistory.workingMemory(shared())));
        String noted = talk(stage, "NotesAgent", "doc_46");
        stage.check("working memory keeps each participant's facts", noted.contains("teal"));
        participants(stage);
        stage.cast("RecallAgent", Casting.with(shortHistory.semanticRecall(RecallOptions.DEFAULT)));
        String recalled = talk(stage, "RecallAgent", "doc_47");
        stage.check(
                "recall brings back what was said, with who said it",
                recalled.contains("teal") && recalled.startsWith("Alice "));
        stage.note("The third layer of the requirement, observational memory, is not built yet.");
    }

    private static WorkingMemoryOptions shared() {
        return WorkingMemoryOptions.DEFAULT
                .scope(WorkingMemoryScope.THREAD)
                .template(WorkingMemoryTemplates.SHARED_THREAD);
    }

    private static String talk(Stage stage, String agent, String document) {
        ThreadKey thread = stage.thread(document, document);
        stage.say(agent, In.thread(thread).as(ALICE), TEAL);
        stage.say(agent, In.thread(thread).as(BOB), "I want QA sign-off before publish.");
        stage.say(agent, In.thread(thread).as(BOB), "The deadline is on Friday.");
        stage.index(document);
        return stage.say(agent, In.thread(thread).as(BOB), QUESTION);
    }

    private static void participants(Stage stage) {
        String notes = stage.user("doc_46")
                .thread("doc_46")
                .workingMemory(shared())
                .find()
                .map(version -> version.content().toString())
                .orElse("");
        stage.check(
                "under the participants' ids, in the thread's own working memory",
                notes.contains("**Alice** (u_alice, editor)") && notes.contains("**Bob** (u_bob, reviewer)"));
        stage.check(
                "which is not the owner's",
                stage.user("doc_46").workingMemory().find().isEmpty());
    }
}
