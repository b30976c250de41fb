package io.mneme.memory.it.databases;

import static org.assertj.core.api.Assertions.assertThat;

import io.mneme.memory.Memory;
import io.mneme.memory.it.faults.ChildJvm;
import io.mneme.memory.thread.ThreadKey;
import io.mneme.memory.working.WorkingMemory;
import io.mneme.memory.working.WorkingMemoryContent.Document;
import io.mneme.memory.working.WorkingMemoryVersion;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;

/** Four processes change different fields of one working memory at once: none undoes what another one wrote. */
final class ManyWriters {

    private static final int PROCESSES = 4;
    private static final int UPDATES = PROCESSES * WorkingMemoryLoad.UPDATES;

    private ManyWriters() {}

    static void change(TestDatabase database, ThreadKey key) throws Exception {
        database.open().close();
        List<Process> children = new ArrayList<>();
        try {
            for (int i = 0; i < PROCESSES; i++) {
                children.add(ChildJvm.start(
                        WorkingMemoryLoad.class,
                        database.url(),
                        key.resource().value(),
                        key.thread().value(),
                        "field" + i));
            }
            for (Process child : children) {
                assertThat(child.waitFor()).isZero();
            }
        } finally {
            children.forEach(Process::destroyForcibly);
        }
        try (Memory memory = Memory.builder().store(database.open()).build()) {
            check(memory.resource(key.resource()).thread(key.thread()).workingMemory(WorkingMemoryLoad.OPTIONS));
        }
    }

    private static void check(WorkingMemory memory) {
        assertThat(((Document) memory.content()).document()).hasSize(UPDATES);
        assertThat(memory.history(1_000))
                .extracting(WorkingMemoryVersion::version)
                .containsExactlyElementsOf(LongStream.iterate(UPDATES, version -> version - 1)
                        .limit(UPDATES)
                        .boxed()
                        .toList());
    }
}
