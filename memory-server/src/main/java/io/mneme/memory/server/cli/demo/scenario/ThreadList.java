package io.mneme.memory.server.cli.demo.scenario;

import io.mneme.memory.server.cli.demo.Scenario;
import io.mneme.memory.server.cli.demo.Stage;
import io.mneme.memory.thread.MemoryThread;
import io.mneme.memory.thread.ThreadId;
import io.mneme.memory.thread.ThreadQuery;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Requirement 000, thread management and retrieval: a user's threads with their titles. */
final class ThreadList implements Scenario {

    @Override
    public String title() {
        return "A user's threads are listed with their titles";
    }

    @Override
    public String requirements() {
        return "000, 001";
    }

    @Override
    public void play(Stage stage) {
        stage.user("user_dora").createThread(ThreadId.of("billing_thread"), Optional.of("Billing question"), Map.of());
        stage.say("SupportAgent", stage.thread("user_dora", "support_thread"), "My invoice is wrong");
        stage.say("SupportAgent", stage.thread("user_erik", "support_thread"), "My parcel is late");
        List<MemoryThread> threads =
                stage.user("user_dora").threads(ThreadQuery.ALL).items();
        stage.note("User Dora has " + threads.size() + " conversation threads");
        threads.forEach(
                thread -> stage.note("- " + thread.id() + ": " + thread.title().orElse("Untitled")));
        stage.check(
                "the newest comes first, each with its title",
                threads.stream()
                        .map(thread -> thread.id() + "=" + thread.title().orElse("Untitled"))
                        .toList()
                        .equals(List.of("support_thread=Untitled", "billing_thread=Billing question")));
        stage.check(
                "all of them are Dora's",
                threads.stream()
                        .allMatch(thread -> thread.key()
                                .resource()
                                .equals(stage.user("user_dora").id())));
    }
}
