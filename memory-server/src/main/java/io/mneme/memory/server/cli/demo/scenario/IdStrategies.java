package io.mneme.memory.server.cli.demo.scenario;

import io.mneme.memory.server.cli.demo.Scenario;
import io.mneme.memory.server.cli.demo.Stage;
import io.mneme.memory.thread.MemoryThread;
import io.mneme.memory.thread.ThreadQuery;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Requirement 003, id strategies: existing ids, UUIDs, composite ids, session ids. */
final class IdStrategies implements Scenario {

    private static final String USER = "user-jana";

    @Override
    public String title() {
        return "Four ways to choose a thread id";
    }

    @Override
    public String requirements() {
        return "003";
    }

    @Override
    public void play(Stage stage) {
        Map<String, String> strategies = new LinkedHashMap<>();
        strategies.put("an existing id", "conversations/4711");
        strategies.put("a UUID", UUID.randomUUID().toString());
        strategies.put("user and topic", USER + "-billing");
        strategies.put("a session", "sess_9f8e7d");
        strategies.forEach((strategy, thread) -> {
            String fact = "This conversation uses " + strategy;
            stage.say("ChatAgent", stage.thread(USER, thread), fact);
            stage.check(strategy + ": a thread of its own", stage.messagesShown() == 1);
        });
        List<String> listed = stage.user(USER).threads(ThreadQuery.ALL).items().stream()
                .map(MemoryThread::id)
                .map(Object::toString)
                .toList();
        stage.check(
                "the user has exactly these four threads",
                listed.size() == strategies.size() && listed.containsAll(strategies.values()));
    }
}
