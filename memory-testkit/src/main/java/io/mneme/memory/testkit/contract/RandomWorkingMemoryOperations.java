package io.mneme.memory.testkit.contract;

import io.mneme.memory.port.store.MemoryStore;
import io.mneme.memory.port.store.WorkingMemoryWrite;
import io.mneme.memory.testkit.HostileIds;
import io.mneme.memory.testkit.HostileTexts;
import io.mneme.memory.thread.ThreadKey;
import io.mneme.memory.working.WorkingMemoryContent;
import io.mneme.memory.working.WorkingMemoryKey;
import io.mneme.memory.working.WorkingMemoryVersion;
import java.util.Optional;
import java.util.Random;

/** Random operations on working memories. */
final class RandomWorkingMemoryOperations {

    private final Random random;
    private final RandomValues values;
    private final MemoryStore model;

    RandomWorkingMemoryOperations(Random random, RandomValues values, MemoryStore model) {
        this.random = random;
        this.values = values;
        this.model = model;
    }

    Operation any(ThreadKey thread) {
        WorkingMemoryKey key =
                random.nextInt(3) > 0 ? WorkingMemoryKey.of(thread) : WorkingMemoryKey.of(thread.resource());
        return switch (random.nextInt(9)) {
            case 0, 1 ->
                new Operation(
                        thread,
                        "page of " + key,
                        store -> store.workingMemories().find(key));
            case 2 -> history(thread, key);
            case 3 ->
                new Operation(
                        thread,
                        "delete page of " + key,
                        store -> store.workingMemories().delete(key));
            default -> write(thread, key);
        };
    }

    private Operation history(ThreadKey thread, WorkingMemoryKey key) {
        long before = random.nextInt(4) == 0 ? Long.MAX_VALUE : random.nextInt(12);
        int limit = random.nextInt(4) + 1;
        return new Operation(
                thread,
                "history of " + key + " before " + before + " limit " + limit,
                store -> store.workingMemories().history(key, before, limit));
    }

    /** Mostly the next version. */
    private Operation write(ThreadKey thread, WorkingMemoryKey key) {
        long error = random.nextInt(6) > 0 ? 0 : random.nextInt(5) - 2;
        long number = Math.max(1, Pages.newest(model, key) + 1 + error);
        WorkingMemoryVersion version =
                new WorkingMemoryVersion(number, content(), values.time(), sometimesId(), sometimesId());
        WorkingMemoryWrite write = new WorkingMemoryWrite(key, version, random.nextInt(5) + 1);
        String what = "write version " + number + " of " + key + " at " + version.at() + " keep " + write.keep();
        return new Operation(thread, what, store -> {
            store.workingMemories().write(write);
            return true;
        });
    }

    private WorkingMemoryContent content() {
        return random.nextBoolean()
                ? new WorkingMemoryContent.Markdown(values.oneOf(HostileTexts.ALL))
                : new WorkingMemoryContent.Document(values.metadata());
    }

    private Optional<String> sometimesId() {
        return random.nextBoolean() ? Optional.empty() : Optional.of(values.oneOf(HostileIds.ALL));
    }
}
