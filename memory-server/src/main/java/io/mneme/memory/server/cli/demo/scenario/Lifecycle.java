package io.mneme.memory.server.cli.demo.scenario;

import io.mneme.memory.Conversation;
import io.mneme.memory.MemoryException;
import io.mneme.memory.ResourceMemory;
import io.mneme.memory.agent.In;
import io.mneme.memory.server.cli.demo.Scenario;
import io.mneme.memory.server.cli.demo.Stage;
import io.mneme.memory.server.cli.output.Json;
import io.mneme.memory.thread.ArchivedFilter;
import io.mneme.memory.thread.ThreadKey;
import io.mneme.memory.thread.ThreadQuery;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Requirement 000, production considerations and best practices: archive, export, delete. */
final class Lifecycle implements Scenario {

    private static final String AGENT = "SupportAgent";
    private static final String OLD_CODE = "My door code is 7788";
    private static final String NEW_CODE = "My new door code is 9900";
    private static final String NEIGHBOURS_CODE = "My door code is 1122";

    @Override
    public String title() {
        return "Old threads are archived, data is exported and deleted";
    }

    @Override
    public String requirements() {
        return "000";
    }

    @Override
    public void play(Stage stage) {
        ThreadKey old = stage.thread("user_frida", "support_thread_2024");
        ThreadKey fresh = stage.thread("user_frida", "support_thread_2026");
        ThreadKey neighbour = stage.thread("user_gustav", "support_thread_2024");
        stage.say(AGENT, old, OLD_CODE);
        stage.say(AGENT, fresh, NEW_CODE);
        stage.say(AGENT, neighbour, NEIGHBOURS_CODE);
        ResourceMemory frida = stage.user("user_frida");
        archive(stage, frida, old);
        export(stage, frida);
        delete(stage, frida.thread(old.thread()));
        stage.check("her other thread is untouched", stage.texts(fresh).size() == 2);
        stage.check(
                "and so is Gustav's, which has the same id",
                stage.texts(neighbour).size() == 2);
    }

    private static void archive(Stage stage, ResourceMemory frida, ThreadKey old) {
        frida.thread(old.thread()).archive();
        long active = count(frida, ArchivedFilter.ACTIVE);
        stage.check("an archived thread leaves the list of active ones", active == 1);
        stage.check("and stays readable", stage.texts(old).size() == 2);
    }

    private static long count(ResourceMemory owner, ArchivedFilter filter) {
        return owner.threads(ThreadQuery.ALL.archived(filter)).items().size();
    }

    private static void export(Stage stage, ResourceMemory frida) {
        List<String> lines = new ArrayList<>();
        frida.export((Map<String, Object> document) -> lines.add(Json.write(document)));
        String all = String.join("\n", lines);
        stage.note("Frida's export has " + lines.size() + " JSON lines.");
        stage.check(
                "the export holds her 2 threads and 4 messages and nothing of Gustav",
                lines.size() == 6
                        && all.contains(OLD_CODE)
                        && all.contains(NEW_CODE)
                        && !all.contains(NEIGHBOURS_CODE));
    }

    private static void delete(Stage stage, Conversation conversation) {
        stage.check("a thread is deleted", conversation.delete());
        stage.refused(
                "a late message does not bring it back",
                MemoryException.NotFound.class,
                () -> stage.agent(AGENT).generate("Are you still there?", In.thread(conversation.key())));
        stage.refused("nothing of it can be read", MemoryException.NotFound.class, conversation::count);
    }
}
