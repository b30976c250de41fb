package io.mneme.memory.bench.store;

import io.mneme.memory.message.Message;
import io.mneme.memory.port.store.Append;
import io.mneme.memory.port.store.AppendCondition;
import io.mneme.memory.port.store.MemoryStore;
import io.mneme.memory.thread.ThreadKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The turn that is stored in all store benchmarks: a short question and an answer of some sentences. */
final class Turns {

    static final String QUESTION = "How do I move my subscription to another card before the end of the month?";
    static final String ANSWER =
            "You can change the card in your account under Billing. The new card is used for the next"
                    + " payment. If the payment of this month is open, press Pay now after the change. ".repeat(2);

    private static final int BATCH = 1_000;
    private static final int NEWEST = 60;

    private Turns() {}

    static List<Message> next() {
        return List.of(Message.user(QUESTION), Message.assistant(ANSWER));
    }

    static void append(MemoryStore store, ThreadKey thread) {
        store.messages().append(new Append(thread, next(), AppendCondition.ANY, Instant.now()));
    }

    /**
     * Fills a thread up to {@code messages} messages, in large batches but for the newest {@value #NEWEST}, which come
     * turn by turn, as conversations do.
     */
    static void fill(MemoryStore store, ThreadKey thread, int messages) {
        int bulk = messages - NEWEST;
        for (int done = 0; done < bulk; ) {
            List<Message> batch = new ArrayList<>();
            while (batch.size() < BATCH && done + batch.size() < bulk) {
                batch.addAll(next());
            }
            store.messages().append(new Append(thread, batch, AppendCondition.ANY, Instant.now()));
            done += batch.size();
        }
        for (int done = Math.max(0, bulk); done < messages; done += 2) {
            append(store, thread);
        }
    }
}
