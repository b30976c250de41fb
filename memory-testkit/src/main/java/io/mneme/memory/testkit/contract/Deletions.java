package io.mneme.memory.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.mneme.memory.port.store.DeletedThread;
import io.mneme.memory.port.store.MemoryStore;
import io.mneme.memory.thread.Limits;
import io.mneme.memory.thread.ResourceId;
import io.mneme.memory.thread.ThreadKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What is deleted in a store that others use too. */
final class Deletions {

    private Deletions() {}

    /** Those of one owner, in order. */
    static List<DeletedThread> of(MemoryStore store, ResourceId owner) {
        return ofPrefix(store, owner.value(), Limits.MAX_ITEMS).stream()
                .filter(deleted -> deleted.key().resource().equals(owner))
                .toList();
    }

    /** Those of owners whose id begins with {@code prefix}, in order, read {@code limit} at a time. */
    static List<DeletedThread> ofPrefix(MemoryStore store, String prefix, int limit) {
        List<DeletedThread> found = new ArrayList<>();
        // Before all threads of the first such owner: no id of these tests comes before it.
        Optional<ThreadKey> after = Optional.of(ThreadKey.of(prefix, "!"));
        List<DeletedThread> page;
        do {
            page = store.imports().deleted(after, limit);
            assertThat(page).hasSizeLessThanOrEqualTo(limit);
            page.stream()
                    .filter(deleted -> deleted.key().resource().value().startsWith(prefix))
                    .forEach(found::add);
            assertThat(found.size()).as("deleted threads, each once").isLessThanOrEqualTo(5_000);
            after = page.isEmpty()
                    ? after
                    : Optional.of(page.get(page.size() - 1).key());
        } while (page.size() == limit && after.get().resource().value().startsWith(prefix));
        return found;
    }
}
