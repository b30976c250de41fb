package io.mneme.memory.server.cli.demo.scenario;

import io.mneme.memory.agent.TitleOptions;
import io.mneme.memory.server.cli.demo.Casting;
import io.mneme.memory.server.cli.demo.Scenario;
import io.mneme.memory.server.cli.demo.Stage;
import io.mneme.memory.thread.ThreadKey;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** Requirement 000, user interfaces: a list of threads needs titles. */
final class AutomaticTitle implements Scenario {

    private static final String AGENT = "TitlingAgent";
    private static final String OWN = "Papers of the car";
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Override
    public String title() {
        return "A conversation gets its title after the first answer";
    }

    @Override
    public String requirements() {
        return "000";
    }

    @Override
    public void play(Stage stage) {
        stage.cast(AGENT, Casting.with(builder -> builder.titles(TitleOptions.DEFAULT)));
        ThreadKey fresh = stage.thread("user_rosa", "fresh_thread");
        stage.say(AGENT, fresh, "Hello! How do I renew my passport?");
        settle(stage);
        String given = title(stage, fresh);
        stage.note("- " + fresh.thread() + ": " + given);
        stage.check("the title says what it is about", given.contains("renew my passport"));
        ThreadKey named = stage.thread("user_rosa", "named_thread");
        stage.user("user_rosa").createThread(named.thread(), Optional.of(OWN), Map.of());
        stage.say(AGENT, named, "How do I renew my driving licence?");
        settle(stage);
        stage.check("a title that a person has set stays", title(stage, named).equals(OWN));
    }

    private static void settle(Stage stage) {
        try {
            stage.check(
                    "it is done in the background, and can be waited for",
                    stage.agent(AGENT).settled(PATIENCE));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static String title(Stage stage, ThreadKey key) {
        return stage.user("user_rosa").thread(key.thread()).get().title().orElse("Untitled");
    }
}
