package io.mneme.memory.store.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import io.mneme.memory.port.store.MemoryStore;
import io.mneme.memory.working.WorkingMemoryVersion;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Several processes change one working memory and fill one index: nothing is lost, nothing is there twice. */
@Timeout(300)
class MemoryProcessesTest {

    private static final int PROCESSES = 4;
    private static final int ALL = PROCESSES * MemoryProcess.UPDATES;

    @TempDir
    private Path directory;

    private final List<ChildProcess> children = new ArrayList<>();

    @BeforeEach
    void start() throws IOException {
        for (int i = 0; i < PROCESSES; i++) {
            children.add(new ChildProcess(MemoryProcess.class, "p" + i));
        }
        for (ChildProcess child : children) {
            assertThat(child.answer()).isEqualTo("ready");
        }
    }

    @AfterEach
    void stop() {
        children.forEach(ChildProcess::stop);
    }

    @Test
    void updates_of_one_working_memory_and_one_index_all_survive() throws IOException {
        String url = "sqlite:" + directory.resolve("mneme.db") + "?busyTimeout=PT60S";
        children.forEach(child -> child.ask(url));
        for (ChildProcess child : children) {
            assertThat(child.answer()).isEqualTo(MemoryProcess.DONE);
        }
        try (MemoryStore store = SqliteMemoryStore.open(url)) {
            List<WorkingMemoryVersion> versions =
                    store.workingMemories().history(MemoryProcess.PAGE, Long.MAX_VALUE, 1_000);
            assertThat(versions).hasSize(ALL);
            assertThat(MemoryProcess.fields(versions.get(0)))
                    .hasSize(PROCESSES)
                    .allSatisfy((id, count) -> assertThat(count).isEqualTo((long) MemoryProcess.UPDATES));
            assertThat(MemoryProcess.index(store)).isTrue();
            assertThat(IndexFixture.places(store, MemoryProcess.THREAD, "all"))
                    .doesNotHaveDuplicates()
                    .hasSize(ALL);
        }
    }
}
