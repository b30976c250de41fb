package io.mneme.memory.testkit.contract;

import io.mneme.memory.message.Message;
import io.mneme.memory.message.MessageId;
import io.mneme.memory.message.MessageQuery;
import io.mneme.memory.message.StoredMessage;
import io.mneme.memory.port.store.Append;
import io.mneme.memory.port.store.AppendCondition;
import io.mneme.memory.port.store.AppendResult;
import io.mneme.memory.port.store.MemoryStore;
import io.mneme.memory.testkit.Samples;
import io.mneme.memory.thread.Limits;
import io.mneme.memory.thread.MemoryThread;
import io.mneme.memory.thread.NewThread;
import io.mneme.memory.thread.Page;
import io.mneme.memory.thread.ThreadKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the contracts do again and again, at the time of {@link Samples}. */
final class Steps {

    static final Instant TIME = Samples.TIME;

    private Steps() {}

    static AppendResult append(MemoryStore store, ThreadKey key, Message... messages) {
        return append(store, key, List.of(messages));
    }

    static AppendResult append(MemoryStore store, ThreadKey key, List<Message> messages) {
        return append(store, key, messages, AppendCondition.ANY);
    }

    static AppendResult append(MemoryStore store, ThreadKey key, List<Message> messages, AppendCondition condition) {
        return store.messages().append(new Append(key, messages, condition, TIME));
    }

    static MemoryThread create(MemoryStore store, ThreadKey key) {
        return store.threads().create(NewThread.of(key, TIME));
    }

    static MemoryThread create(MemoryStore store, ThreadKey key, Map<String, Object> metadata) {
        return store.threads().create(new NewThread(key, Optional.empty(), metadata, TIME));
    }

    static MemoryThread get(MemoryStore store, ThreadKey key) {
        return store.threads().find(key).orElseThrow(() -> new AssertionError("no thread " + key));
    }

    /** All messages, oldest first. */
    static List<StoredMessage> all(MemoryStore store, ThreadKey key) {
        MessageQuery query = MessageQuery.ALL.limit(Limits.MAX_ITEMS);
        return collect(
                cursor -> store.messages().list(key, cursor.map(query::after).orElse(query)));
    }

    /** The ids of all messages, oldest first. */
    static List<String> ids(MemoryStore store, ThreadKey key) {
        return ids(all(store, key));
    }

    static List<String> ids(List<StoredMessage> messages) {
        return messages.stream().map(message -> message.id().value()).toList();
    }

    static List<Long> places(List<StoredMessage> messages) {
        return messages.stream().map(StoredMessage::sequence).toList();
    }

    static List<Message> plain(List<StoredMessage> messages) {
        return messages.stream().map(StoredMessage::message).toList();
    }

    static Set<MessageId> idSet(String... ids) {
        return Stream.of(ids).map(MessageId::of).collect(Collectors.toSet());
    }

    /** The items of all pages, from the first on. */
    static <T> List<T> collect(Function<Optional<String>, Page<T>> pageAfter) {
        List<T> items = new ArrayList<>();
        Optional<String> cursor = Optional.empty();
        do {
            Page<T> page = pageAfter.apply(cursor);
            items.addAll(page.items());
            if (page.next().isPresent() && page.next().equals(cursor)) {
                throw new AssertionError("the list does not go on after " + cursor);
            }
            cursor = page.next();
        } while (cursor.isPresent());
        return items;
    }
}
