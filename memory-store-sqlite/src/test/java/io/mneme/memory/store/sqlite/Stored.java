package io.mneme.memory.store.sqlite;

import io.mneme.memory.message.Message;
import io.mneme.memory.message.MessageQuery;
import io.mneme.memory.message.StoredMessage;
import io.mneme.memory.port.store.Append;
import io.mneme.memory.port.store.AppendCondition;
import io.mneme.memory.port.store.AppendResult;
import io.mneme.memory.port.store.MemoryStore;
import io.mneme.memory.testkit.Samples;
import io.mneme.memory.thread.ThreadKey;
import java.util.List;

/** What these tests do again and again. */
final class Stored {

    private Stored() {}

    static AppendResult append(MemoryStore store, ThreadKey thread, Message... messages) {
        return append(store, thread, List.of(messages));
    }

    static AppendResult append(MemoryStore store, ThreadKey thread, List<Message> messages) {
        return store.messages().append(new Append(thread, messages, AppendCondition.ANY, Samples.TIME));
    }

    /** The messages of a thread of at most 1,000, oldest first. */
    static List<Message> messages(MemoryStore store, ThreadKey thread) {
        return store.messages().list(thread, MessageQuery.ALL.limit(1_000)).items().stream()
                .map(StoredMessage::message)
                .toList();
    }
}
