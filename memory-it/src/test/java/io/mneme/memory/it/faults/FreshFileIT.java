package io.mneme.memory.it.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.mneme.memory.message.MessageQuery;
import io.mneme.memory.message.StoredMessage;
import io.mneme.memory.port.store.MemoryStore;
import io.mneme.memory.port.store.Stores;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Eight processes open one fresh SQLite file at the same moment and write to one thread. The number of rounds is the
 * system property {@code mneme.open.rounds}.
 */
class FreshFileIT {

    private static final int ROUNDS = Integer.getInteger("mneme.open.rounds", 2);
    private static final int PROCESSES = 8;

    @Test
    void eight_processes_open_one_fresh_file(@TempDir Path folder) throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            String url = "sqlite:" + folder.resolve("fresh" + round + ".db");
            List<Process> children = new ArrayList<>();
            try {
                for (int i = 0; i < PROCESSES; i++) {
                    children.add(ChildJvm.start(FreshFileLoad.class, url));
                }
                openTogether(children);
                for (Process child : children) {
                    assertThat(child.waitFor())
                            .as("exit code in round %d", round)
                            .isZero();
                }
            } finally {
                children.forEach(Process::destroyForcibly);
            }
            assertAllThere(url);
        }
    }

    private static void openTogether(List<Process> children) throws IOException {
        for (Process child : children) {
            assertThat((char) child.getInputStream().read()).isEqualTo('r');
        }
        for (Process child : children) {
            child.getOutputStream().write('\n');
            child.getOutputStream().flush();
        }
    }

    private static void assertAllThere(String url) {
        int all = PROCESSES * FreshFileLoad.MESSAGES;
        try (MemoryStore store = Stores.open(url)) {
            List<StoredMessage> messages = store.messages()
                    .list(FreshFileLoad.SHARED, MessageQuery.ALL.limit(all + 1))
                    .items();
            assertThat(messages)
                    .extracting(StoredMessage::sequence)
                    .containsExactlyElementsOf(
                            LongStream.rangeClosed(1, all).boxed().toList());
        }
    }
}
