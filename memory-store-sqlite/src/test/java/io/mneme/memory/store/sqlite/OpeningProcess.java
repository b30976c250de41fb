package io.mneme.memory.store.sqlite;

import io.mneme.memory.port.store.MemoryStore;
import io.mneme.memory.testkit.Samples;
import io.mneme.memory.thread.ThreadKey;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;

/** A child process: for each URL on standard input, opens the store and appends one message; answers with one line. */
final class OpeningProcess {

    static final ThreadKey THREAD = ThreadKey.of("alice", "support");
    static final String DONE = "done";

    private OpeningProcess() {}

    public static void main(String[] arguments) throws IOException {
        BufferedReader input = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        System.out.println("ready");
        for (String url = input.readLine(); url != null; url = input.readLine()) {
            System.out.println(openAndAppend(url, arguments[0]));
        }
    }

    private static String openAndAppend(String url, String id) {
        try (MemoryStore store = SqliteMemoryStore.open(url)) {
            Stored.append(store, THREAD, Samples.user(id, "text of " + id));
            return DONE;
        } catch (RuntimeException e) {
            return e + " caused by " + e.getCause();
        }
    }
}
