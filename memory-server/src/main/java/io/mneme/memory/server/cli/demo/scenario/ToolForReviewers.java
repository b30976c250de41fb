package io.mneme.memory.server.cli.demo.scenario;

import io.mneme.memory.agent.In;
import io.mneme.memory.message.Speaker;
import io.mneme.memory.server.cli.demo.Casting;
import io.mneme.memory.server.cli.demo.Scenario;
import io.mneme.memory.server.cli.demo.Stage;
import io.mneme.memory.thread.ThreadKey;

/** Requirement 002, functional roles: editors propose, reviewers approve. */
final class ToolForReviewers implements Scenario {

    private static final String AGENT = "PublishingAgent";
    private static final String REQUEST = "Publish the document";

    @Override
    public String title() {
        return "A tool that only reviewers may use";
    }

    @Override
    public String requirements() {
        return "002";
    }

    @Override
    public void play(Stage stage) {
        PublishTool tool = new PublishTool();
        stage.cast(
                AGENT,
                Casting.with(builder -> builder.model(new PublishingModel()).tools(tool)));
        stage.note("The model of this scene is scripted: it asks for the tool \"publish\" and repeats its result.");
        ThreadKey document = stage.thread("doc_44", "doc_44");
        String refused = stage.say(AGENT, In.thread(document).as(Speaker.of("u_alice", "Alice", "editor")), REQUEST);
        stage.check("the editor's request is refused before the tool runs", tool.published() == 0);
        stage.check("and the model is told why", refused.contains("only reviewer may use this tool"));
        String nobody = stage.say(AGENT, In.thread(document), REQUEST);
        stage.check("whoever has no role is refused too", tool.published() == 0 && nobody.contains("not allowed"));
        String done = stage.say(AGENT, In.thread(document).as(Speaker.of("u_bob", "Bob", "reviewer")), REQUEST);
        stage.check("the reviewer's is done", tool.published() == 1 && done.contains("published by Bob"));
    }
}
