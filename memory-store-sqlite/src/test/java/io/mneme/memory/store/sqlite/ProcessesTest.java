package io.mneme.memory.store.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import io.mneme.memory.message.MessageQuery;
import io.mneme.memory.message.StoredMessage;
import io.mneme.memory.port.store.MemoryStore;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Several processes open one fresh file at the same moment. System property {@code mneme.sqlite.rounds}: default 5. */
@Timeout(300)
class ProcessesTest {

    private static final int PROCESSES = 8;
    private static final int ROUNDS = Integer.getInteger("mneme.sqlite.rounds", 5);

    @TempDir
    private Path directory;

    private final List<ChildProcess> children = new ArrayList<>();

    @BeforeEach
    void start() throws IOException {
        for (int i = 0; i < PROCESSES; i++) {
            children.add(new ChildProcess(OpeningProcess.class, "m" + i));
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
    void all_processes_that_open_one_fresh_file_at_once_succeed() throws IOException {
        for (int round = 0; round < ROUNDS; round++) {
            String url = "sqlite:" + directory.resolve("round" + round + ".db");
            children.forEach(child -> child.ask(url));
            for (ChildProcess child : children) {
                assertThat(child.answer()).isEqualTo(OpeningProcess.DONE);
            }
            try (MemoryStore store = SqliteMemoryStore.open(url)) {
                List<StoredMessage> all = store.messages()
                        .list(OpeningProcess.THREAD, MessageQuery.ALL)
                        .items();
                assertThat(all).extracting(one -> one.id().value()).containsExactlyInAnyOrderElementsOf(ids());
                assertThat(all).extracting(StoredMessage::sequence).containsExactlyElementsOf(places());
            }
        }
    }

    private List<String> ids() {
        return children.stream().map(ChildProcess::id).toList();
    }

    private static List<Long> places() {
        return IntStream.rangeClosed(1, PROCESSES).mapToObj(Long::valueOf).toList();
    }
}
