package io.mneme.memory.it.faults;

import io.mneme.memory.MemoryException;
import io.mneme.memory.message.Message;
import io.mneme.memory.message.MessageId;
import io.mneme.memory.message.Role;
import io.mneme.memory.port.store.Append;
import io.mneme.memory.port.store.AppendCondition;
import io.mneme.memory.port.store.AppendResult;
import io.mneme.memory.port.store.MemoryStore;
import io.mneme.memory.port.store.Stores;
import io.mneme.memory.thread.ThreadKey;
import java.io.PrintStream;
import java.time.Instant;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * A child process that appends batches until it is killed. Prints {@code try} before and {@code ack} after each append;
 * the names tell which batch a message belongs to, how large it is, and what its text must be.
 */
public final class AppendLoad {

    static final int WRITERS = 4;
    static final int THREADS = 3;
    private static final int MOST_MESSAGES = 8;

    private final MemoryStore store;
    private final String resource;
    private final PrintStream out;

    private AppendLoad(MemoryStore store, String resource, PrintStream out) {
        this.store = store;
        this.resource = resource;
        this.out = out;
    }

    /** Arguments: store URL, resource id, run number. Never ends by itself. */
    public static void main(String[] args) {
        AppendLoad load = new AppendLoad(Stores.open(args[0]), args[1], System.out);
        for (int writer = 0; writer < WRITERS; writer++) {
            String name = args[2] + "-" + writer;
            new Thread(() -> load.run(name)).start();
        }
    }

    private void run(String writer) {
        SplittableRandom random = new SplittableRandom(writer.hashCode());
        for (int batch = 0; ; batch++) {
            String name = writer + "-" + batch;
            int size = 1 + random.nextInt(MOST_MESSAGES);
            ThreadKey thread = ThreadKey.of(resource, "thread-" + random.nextInt(THREADS));
            List<Message> messages = IntStream.range(0, size)
                    .mapToObj(i -> message(name, i, size))
                    .toList();
            append(thread, messages, name);
        }
    }

    private void append(ThreadKey thread, List<Message> messages, String name) {
        try {
            AppendResult result =
                    store.messages().append(new Append(thread, messages, AppendCondition.ANY, Instant.now()));
            // The last word tells a whole line from one that the kill cut off.
            out.println("ack " + thread.thread() + " " + name + " " + messages.size() + " "
                    + result.messages().get(0).sequence() + " .");
        } catch (MemoryException.Unavailable e) {
            out.println("unavailable " + name);
        }
    }

    private static Message message(String batch, int index, int size) {
        return Message.builder(Role.USER)
                .id(MessageId.of(batch + "/" + index + "/" + size))
                .text(text(batch, index))
                .build();
    }

    static String text(String batch, int index) {
        return ("message " + index + " of " + batch + " ").repeat(1 + index * 20);
    }
}
