package io.mneme.memory.it.faults;

import io.mneme.memory.message.Message;
import io.mneme.memory.port.store.Append;
import io.mneme.memory.port.store.AppendCondition;
import io.mneme.memory.port.store.MemoryStore;
import io.mneme.memory.port.store.Stores;
import io.mneme.memory.thread.ThreadKey;
import java.io.IOException;
import java.time.Instant;
import java.util.List;

/**
 * A child process that waits for a byte, opens a store that may not exist yet, and appends to a thread of all children.
 */
public final class FreshFileLoad {

    static final ThreadKey SHARED = ThreadKey.of("everybody", "shared");
    static final int MESSAGES = 5;

    private FreshFileLoad() {}

    /** Arguments: store URL. Prints {@code ready} before it waits; ends with 0 if all went well. */
    public static void main(String[] args) throws IOException {
        System.out.println("ready");
        System.in.read();
        try (MemoryStore store = Stores.open(args[0])) {
            for (int i = 0; i < MESSAGES; i++) {
                List<Message> message = List.of(Message.user("message " + i));
                store.messages().append(new Append(SHARED, message, AppendCondition.ANY, Instant.now()));
            }
        }
    }
}
