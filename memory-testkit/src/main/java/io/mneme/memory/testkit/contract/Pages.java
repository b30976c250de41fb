package io.mneme.memory.testkit.contract;

import io.mneme.memory.port.store.MemoryStore;
import io.mneme.memory.port.store.WorkingMemoryWrite;
import io.mneme.memory.testkit.Samples;
import io.mneme.memory.thread.Limits;
import io.mneme.memory.working.WorkingMemoryContent;
import io.mneme.memory.working.WorkingMemoryKey;
import io.mneme.memory.working.WorkingMemoryVersion;
import java.util.List;
import java.util.Optional;

/** Working memories with fixed times; the text of version n is {@code text of n}. */
final class Pages {

    /** More versions than these tests write. */
    static final int KEEP_ALL = Limits.MAX_ITEMS;

    private Pages() {}

    static WorkingMemoryVersion version(long number) {
        return version(number, "text of " + number);
    }

    static WorkingMemoryVersion version(long number, String text) {
        return version(number, new WorkingMemoryContent.Markdown(text));
    }

    static WorkingMemoryVersion version(long number, WorkingMemoryContent content) {
        return new WorkingMemoryVersion(
                number,
                content,
                Samples.TIME.plusSeconds(number),
                Optional.of("author of " + number),
                Optional.of("turn of " + number));
    }

    static void write(MemoryStore store, WorkingMemoryKey key, WorkingMemoryVersion version) {
        store.workingMemories().write(new WorkingMemoryWrite(key, version, KEEP_ALL));
    }

    /** Writes the versions from {@code first} to {@code last}. */
    static void write(MemoryStore store, WorkingMemoryKey key, int first, int last) {
        for (int number = first; number <= last; number++) {
            write(store, key, version(number));
        }
    }

    /** All versions, newest first. */
    static List<WorkingMemoryVersion> all(MemoryStore store, WorkingMemoryKey key) {
        return store.workingMemories().history(key, Long.MAX_VALUE, Limits.MAX_ITEMS);
    }

    static List<Long> numbers(List<WorkingMemoryVersion> versions) {
        return versions.stream().map(WorkingMemoryVersion::version).toList();
    }

    static long newest(MemoryStore store, WorkingMemoryKey key) {
        return store.workingMemories()
                .find(key)
                .map(WorkingMemoryVersion::version)
                .orElse(0L);
    }
}
