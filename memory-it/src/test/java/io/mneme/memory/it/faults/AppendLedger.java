package io.mneme.memory.it.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.mneme.memory.message.MessageQuery;
import io.mneme.memory.message.StoredMessage;
import io.mneme.memory.port.store.MemoryStore;
import io.mneme.memory.thread.Page;
import io.mneme.memory.thread.ThreadKey;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What {@link AppendLoad} was told is safe, and the proof that it is. Used by one thread at a time. */
final class AppendLedger {

    private record Acknowledged(String thread, String batch, int size, long first) {}

    private final String resource;
    private final List<Acknowledged> acknowledged = new ArrayList<>();

    AppendLedger(String resource) {
        this.resource = resource;
    }

    /** Takes one line of the child's output; a line cut off by the kill is ignored. */
    void accept(String line) {
        String[] words = line.split(" ");
        if (words.length == 6 && words[0].equals("ack") && words[5].equals(".")) {
            acknowledged.add(
                    new Acknowledged(words[1], words[2], Integer.parseInt(words[3]), Long.parseLong(words[4])));
        }
    }

    int size() {
        return acknowledged.size();
    }

    /** Every acknowledged message is there once, in order, with its text; every other batch is whole or absent. */
    void verify(MemoryStore store) {
        Map<String, Map<Long, StoredMessage>> stored = new HashMap<>();
        for (int i = 0; i < AppendLoad.THREADS; i++) {
            String thread = "thread-" + i;
            stored.put(thread, read(store, ThreadKey.of(resource, thread)));
        }
        for (Acknowledged batch : acknowledged) {
            for (int i = 0; i < batch.size(); i++) {
                StoredMessage message = stored.get(batch.thread()).get(batch.first() + i);
                assertThat(message)
                        .as("acknowledged message %d of %s", i, batch)
                        .isNotNull();
                assertThat(message.id().value()).isEqualTo(batch.batch() + "/" + i + "/" + batch.size());
            }
        }
    }

    private Map<Long, StoredMessage> read(MemoryStore store, ThreadKey thread) {
        Map<Long, StoredMessage> all = new HashMap<>();
        Set<String> ids = new HashSet<>();
        MessageQuery query = MessageQuery.ALL.limit(1_000);
        Optional<String> next;
        long expected = 1;
        do {
            Page<StoredMessage> page = store.messages().list(thread, query);
            for (StoredMessage message : page.items()) {
                assertThat(message.sequence()).as("place in %s", thread).isEqualTo(expected++);
                assertThat(ids.add(message.id().value()))
                        .as("once: %s", message.id())
                        .isTrue();
                assertWhole(all, message);
                all.put(message.sequence(), message);
            }
            next = page.next();
            query = next.map(query::after).orElse(query);
        } while (next.isPresent());
        assertEndsWhole(all.get(expected - 1));
        return all;
    }

    /** A message that is not the first of its batch stands right after the one before it. */
    private static void assertWhole(Map<Long, StoredMessage> before, StoredMessage message) {
        String[] name = message.id().value().split("/");
        int index = Integer.parseInt(name[1]);
        assertThat(message.text()).isEqualTo(AppendLoad.text(name[0], index));
        StoredMessage previous = before.get(message.sequence() - 1);
        if (index > 0) {
            assertThat(previous.id().value()).isEqualTo(name[0] + "/" + (index - 1) + "/" + name[2]);
        } else {
            assertEndsWhole(previous);
        }
    }

    private static void assertEndsWhole(StoredMessage last) {
        if (last != null) {
            String[] name = last.id().value().split("/");
            assertThat(Integer.parseInt(name[1]))
                    .as("end of batch %s", last.id())
                    .isEqualTo(Integer.parseInt(name[2]) - 1);
        }
    }
}
