package io.mneme.memory.bench.store;

import io.mneme.memory.bench.measure.Paired;
import io.mneme.memory.message.MessageQuery;
import io.mneme.memory.thread.ThreadKey;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * One caller, with conversations of its own that it goes through in turn: the same ones in the store and with the bare
 * driver, each side counting for itself. Not thread-safe.
 */
final class Caller {

    private final StoreUnderTest test;
    private final BareDriver.Session bare;
    private final String name;
    private final int conversations;
    private final int messages;
    private int appended;
    private int appendedBare;
    private int loaded;
    private int loadedBare;

    /** Fills the conversations with {@code messages} messages each. */
    Caller(StoreUnderTest test, String name, int conversations, int messages) throws SQLException {
        this.test = test;
        this.name = name;
        this.conversations = conversations;
        this.messages = messages;
        bare = test.bare().session();
        for (int i = 0; i < conversations; i++) {
            Turns.fill(test.store(), key(i), messages);
            test.bare().fill(key(i), messages);
        }
    }

    /** As many as {@code threads}, each as the constructor says. */
    static List<Caller> several(StoreUnderTest test, int threads, int conversations, int messages) throws SQLException {
        List<Caller> callers = new ArrayList<>();
        for (int i = 0; i < threads; i++) {
            callers.add(new Caller(test, "caller-" + i + "-of-" + threads + "-" + messages, conversations, messages));
        }
        return callers;
    }

    /** A turn appended. */
    Paired.Work append() {
        return new Paired.Work(
                () -> {
                    Turns.append(test.store(), key(appended++));
                    return true;
                },
                () -> {
                    int conversation = appendedBare % conversations;
                    long last = messages + 2L * (appendedBare++ / conversations);
                    bare.appendTurn(key(conversation), last);
                    return true;
                });
    }

    /** The last 20 messages read. */
    Paired.Work load() {
        return new Paired.Work(
                () -> expect20(test.store()
                        .messages()
                        .list(key(loaded++), MessageQuery.newest(20))
                        .items()
                        .size()),
                () -> expect20(bare.readLast20(key(loadedBare++))));
    }

    private ThreadKey key(int number) {
        return ThreadKey.of(name, "conversation-" + number % conversations);
    }

    private static int expect20(int found) {
        if (found != 20) {
            throw new IllegalStateException("20 messages are there, " + found + " were read");
        }
        return found;
    }
}
