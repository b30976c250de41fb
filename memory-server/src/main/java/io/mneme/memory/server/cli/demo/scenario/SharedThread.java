package io.mneme.memory.server.cli.demo.scenario;

import io.mneme.memory.agent.In;
import io.mneme.memory.message.Participant;
import io.mneme.memory.message.Speaker;
import io.mneme.memory.server.cli.demo.Scenario;
import io.mneme.memory.server.cli.demo.Stage;
import io.mneme.memory.thread.ThreadKey;
import java.util.List;

/** Requirement 002: an editor and a reviewer talk to one agent about one document, in one thread. */
final class SharedThread implements Scenario {

    private static final String AGENT = "CollabAgent";
    private static final Speaker ALICE = Speaker.of("u_alice", "Alice", "editor");
    private static final Speaker BOB = Speaker.of("u_bob", "Bob", "reviewer");
    private static final String TEAL = "My favorite color is teal.";
    private static final String SIGN_OFF = "I want QA sign-off before publish.";

    @Override
    public String title() {
        return "An editor and a reviewer share one thread";
    }

    @Override
    public String requirements() {
        return "002";
    }

    @Override
    public void play(Stage stage) {
        ThreadKey document = stage.thread("doc_42", "doc_42");
        stage.say(AGENT, In.thread(document).as(ALICE), TEAL);
        stage.say(AGENT, In.thread(document).as(BOB), SIGN_OFF);
        String wanted = stage.say(AGENT, In.thread(document).as(ALICE), "What did Bob say?");
        stage.check("Alice is told what Bob wants", wanted.contains("Bob") && wanted.contains("QA sign-off"));
        String color = stage.say(AGENT, In.thread(document).as(BOB), "What is Alice's favorite color?");
        stage.check("a statement is attributed to who made it", color.startsWith("Alice ") && color.contains("teal"));
        stage.check(
                "the model reads who speaks in an element around each message",
                stage.modelSaw("<turn author_id=\"u_alice\" author_name=\"Alice\" functional_role=\"editor\">\n" + TEAL
                        + "\n</turn>"));
        String mine = stage.say(AGENT, In.thread(document).as(BOB), "What is my favorite color?");
        stage.check("what Alice said of herself is not Bob's", !mine.contains("teal"));
        stage.check("no answer echoes the elements", !(color + mine + wanted).contains("<turn"));
        stage.check(
                "what is stored is what they typed",
                stage.texts(document).get(0).equals(TEAL));
        participants(stage, document);
    }

    private static void participants(Stage stage, ThreadKey document) {
        List<Participant> participants = stage.memory()
                .resource(document.resource())
                .thread(document.thread())
                .participants();
        participants.forEach(one -> stage.note(one.speaker().displayName() + " wrote " + one.messages() + " messages"));
        stage.check(
                "the participants are known, with how often they spoke",
                participants.stream()
                        .map(one -> one.speaker().id() + "=" + one.messages())
                        .toList()
                        .equals(List.of("u_alice=2", "u_bob=3")));
    }
}
