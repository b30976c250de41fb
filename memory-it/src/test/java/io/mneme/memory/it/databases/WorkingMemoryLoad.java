package io.mneme.memory.it.databases;

import io.mneme.memory.Memory;
import io.mneme.memory.port.model.DocumentSchema;
import io.mneme.memory.port.store.Stores;
import io.mneme.memory.working.WorkingMemory;
import io.mneme.memory.working.WorkingMemoryAuthor;
import io.mneme.memory.working.WorkingMemoryOptions;
import io.mneme.memory.working.WorkingMemoryScope;
import java.util.Map;

/** A child process that changes one working memory, a field at a time. */
public final class WorkingMemoryLoad {

    static final int UPDATES = 50;
    static final WorkingMemoryOptions OPTIONS =
            WorkingMemoryOptions.DEFAULT.scope(WorkingMemoryScope.THREAD).schema(DocumentSchema.ANY);

    private WorkingMemoryLoad() {}

    /** Arguments: store URL, owner, thread, the start of the fields' names. */
    public static void main(String[] args) {
        try (Memory memory = Memory.builder().store(Stores.open(args[0])).build()) {
            WorkingMemory shared = memory.resource(args[1]).thread(args[2]).workingMemory(OPTIONS);
            for (int i = 0; i < UPDATES; i++) {
                shared.merge(Map.of(args[3] + "." + i, (long) i), WorkingMemoryAuthor.of(args[3]));
            }
        }
    }
}
