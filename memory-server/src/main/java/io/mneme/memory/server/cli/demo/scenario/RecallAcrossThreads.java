package io.mneme.memory.server.cli.demo.scenario;

import io.mneme.memory.MemoryOptions;
import io.mneme.memory.recall.RecallHit;
import io.mneme.memory.recall.RecallOptions;
import io.mneme.memory.recall.RecallScope;
import io.mneme.memory.server.cli.demo.Casting;
import io.mneme.memory.server.cli.demo.Scenario;
import io.mneme.memory.server.cli.demo.Stage;
import java.util.List;
import java.util.Locale;

/** Requirement 000, production: what was said long ago is found again, in the user's own threads only. */
final class RecallAcrossThreads implements Scenario {

    private static final String AGENT = "TravelAgent";
    private static final String PAULA = "user_paula";
    private static final String QUENTIN = "user_quentin";
    private static final String HOTEL = "My hotel in Lisbon was called Casa do Tejo";
    private static final String ROOM = ", room 4711";

    @Override
    public String title() {
        return "Recall: said long ago, in another conversation of the same user";
    }

    @Override
    public String requirements() {
        return "000";
    }

    @Override
    public void play(Stage stage) {
        stage.cast(
                AGENT,
                Casting.with(MemoryOptions.DEFAULT.semanticRecall(RecallOptions.DEFAULT.scope(RecallScope.RESOURCE))));
        stage.say(AGENT, stage.thread(PAULA, "trip_of_paula"), HOTEL);
        stage.say(AGENT, stage.thread(PAULA, "chores"), "The washing machine is broken again");
        stage.say(AGENT, stage.thread(QUENTIN, "trip_of_quentin"), HOTEL + ROOM);
        stage.index(PAULA);
        stage.index(QUENTIN);
        stage.restart();
        find(stage);
        String answer = stage.say(AGENT, stage.thread(PAULA, "trip_2027"), "What was my hotel in Lisbon called?");
        stage.check("the agent answers from another conversation", answer.contains("Casa do Tejo"));
        stage.check("and not from Quentin's", !answer.contains("4711"));
    }

    private static void find(Stage stage) {
        List<RecallHit> hits = stage.recall(PAULA, "Where did I sleep in Portugal?");
        hits.forEach(hit -> stage.note(String.format(
                Locale.ROOT,
                "%.2f %s: %s",
                hit.score(),
                hit.thread(),
                hit.message().text())));
        stage.check(
                "it is found by its meaning",
                !hits.isEmpty() && hits.get(0).message().text().equals(HOTEL));
        List<RecallHit> byWords = stage.recall(PAULA, "room 4711 Casa do Tejo");
        stage.check(
                "the same sentence of another user never is",
                !byWords.isEmpty()
                        && byWords.stream()
                                .noneMatch(hit -> hit.message().text().contains(ROOM)
                                        || hit.thread().value().equals("trip_of_quentin")));
    }
}
