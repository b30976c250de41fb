package io.mneme.memory.server.cli.demo.scenario;

import io.mneme.memory.server.cli.demo.Scenario;
import io.mneme.memory.server.cli.demo.Stage;
import io.mneme.memory.thread.MemoryThread;
import io.mneme.memory.thread.ThreadId;
import io.mneme.memory.thread.ThreadQuery;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Requirement 003, creating new conversations: a random id, metadata, then the first message. */
final class NewConversation implements Scenario {

    private static final String USER = "user-karl";

    @Override
    public String title() {
        return "A conversation is created with metadata";
    }

    @Override
    public String requirements() {
        return "003";
    }

    @Override
    public void play(Stage stage) {
        String conversation = createConversation(stage);
        stage.note("created " + conversation + " with {\"channel\": \"web\"}");
        stage.say("ChatAgent", stage.thread(USER, conversation), "Starting a new topic!");
        stage.say("ChatAgent", stage.thread(USER, "conv-by-phone"), "Hello from the phone");
        List<MemoryThread> found = stage.user(USER)
                .threads(ThreadQuery.ALL.metadata(Map.of("channel", "web")))
                .items();
        stage.check(
                "it is found by its metadata",
                found.size() == 1 && found.get(0).id().value().equals(conversation));
        stage.check(
                "its first message is in it", found.size() == 1 && found.get(0).lastSequence() == 2);
    }

    private static String createConversation(Stage stage) {
        String id = UUID.randomUUID().toString();
        stage.user(USER).createThread(ThreadId.of(id), Optional.empty(), Map.of("channel", "web"));
        return id;
    }
}
