package io.mneme.memory.it.architecture.planted.thread;

import io.mneme.memory.MemoryException;
import io.mneme.memory.message.MessageId;
import io.mneme.memory.port.store.MemoryStore;
import io.mneme.memory.thread.ResourceQuery;
import java.util.Set;
import org.assertj.core.api.Assertions;

/** Breaks: core sees only the JDK; owner in every type; only the admin door; only the command line prints; five. */
public final class PlantedCoreClass {

    /** Takes ids without an owner. */
    public int delete(Set<MessageId> ids) {
        Assertions.assertThat(ids).isNotNull();
        System.out.println(MemoryException.class);
        return 0;
    }

    /** Reads across owners. */
    public int across(MemoryStore store) {
        return store.resources().list(ResourceQuery.ALL).items().size();
    }

    /** Takes too much. */
    public int six(int a, int b, int c, int d, int e, int f) {
        return a + b + c + d + e + f;
    }
}
