package io.mneme.memory.server.cli;

import io.mneme.memory.Conversation;
import io.mneme.memory.Memory;
import io.mneme.memory.message.Message;
import io.mneme.memory.port.store.ImportStore;
import io.mneme.memory.port.store.MemoryStore;
import io.mneme.memory.port.store.StoreProvider;
import io.mneme.memory.port.store.Stores;
import io.mneme.memory.server.cli.demo.TwistedStore;
import io.mneme.memory.testkit.InMemoryMemoryStore;
import io.mneme.memory.thread.MemoryThread;
import io.mneme.memory.working.WorkingMemoryAuthor;
import io.mneme.memory.working.WorkingMemoryOptions;
import io.mneme.memory.working.WorkingMemoryScope;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Opens stores in memory; while threads are imported, somebody writes to the first of them in the source:
 * {@code busy-messages:URL} a message, {@code busy-memory:URL} its working memory, and {@code busy-deletion:URL}
 * appends to a new thread of another owner and deletes it.
 */
public final class BusySourceStore implements StoreProvider {

    @Override
    public Set<String> schemes() {
        return Set.of("busy-messages", "busy-memory", "busy-deletion");
    }

    @Override
    public MemoryStore open(String url) {
        int colon = url.indexOf(':');
        AtomicReference<MemoryThread> first = new AtomicReference<>();
        return TwistedStore.of(new InMemoryMemoryStore(), ImportStore.class, argument -> {
            if (argument instanceof MemoryThread thread && !first.compareAndSet(null, thread)) {
                write(url.substring(colon + 1), first.get(), url.substring(0, colon));
            }
            return argument;
        });
    }

    @Override
    public boolean exists(String url) {
        return true;
    }

    private static void write(String source, MemoryThread thread, String scheme) {
        try (Memory memory = Memory.builder().store(Stores.open(source)).build()) {
            Conversation conversation =
                    memory.resource(thread.key().resource()).thread(thread.key().thread());
            switch (scheme) {
                case "busy-messages" -> conversation.append(List.of(Message.user("meanwhile")));
                case "busy-memory" ->
                    conversation
                            .workingMemory(WorkingMemoryOptions.DEFAULT.scope(WorkingMemoryScope.THREAD))
                            .replace("# " + UUID.randomUUID() + "\n", WorkingMemoryAuthor.of("test"));
                default -> deleteAnother(memory, thread);
            }
        }
    }

    /** Of an owner who has no thread before and none afterwards. */
    private static void deleteAnother(Memory memory, MemoryThread thread) {
        Conversation brief = memory.resource(
                        UUID.randomUUID() + " of " + thread.key().resource())
                .thread("brief");
        brief.append(List.of(Message.user("meanwhile")));
        brief.delete();
    }
}
