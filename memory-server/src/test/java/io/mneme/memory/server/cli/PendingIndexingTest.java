package io.mneme.memory.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.mneme.memory.Memory;
import io.mneme.memory.message.Message;
import io.mneme.memory.port.store.MemoryStore;
import io.mneme.memory.port.store.Stores;
import io.mneme.memory.recall.RecallModel;
import io.mneme.memory.server.cli.output.Output;
import io.mneme.memory.server.cli.shell.CommandContext;
import io.mneme.memory.server.cli.shell.Terminals;
import io.mneme.memory.thread.ResourceId;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PendingIndexingTest {

    private static final ResourceId ALICE = ResourceId.of("alice");
    private static final ResourceId BOB = ResourceId.of("bob");
    private static final RecallModel WORDS = RecallModel.words();
    private static final int MANY = 100;

    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final MemoryStore store = Stores.open("sqlite::memory:");

    @BeforeEach
    void fill() {
        Memory memory = Memory.builder().store(store).build();
        List<Message> messages = IntStream.range(0, MANY)
                .mapToObj(number -> Message.user("text " + number))
                .toList();
        memory.resource(ALICE).thread("long").append(messages);
        memory.resource(ALICE).thread("short").append(Message.user("one"));
        memory.resource(BOB).thread("long").append(messages);
    }

    @AfterEach
    void close() {
        store.close();
    }

    private void index(Duration patience) {
        Output target = new Output(err, true);
        CommandContext context =
                new CommandContext(InputStream.nullInputStream(), target, target, Terminals.NONE, Map.of());
        new PendingIndexing(store, WORDS, context, patience).index(ALICE);
    }

    private long pendingOf(ResourceId owner) {
        return store.recallIndex().countPending(owner);
    }

    @Test
    void only_the_user_who_waits_is_indexed() {
        index(PendingIndexing.PATIENCE);
        assertThat(pendingOf(ALICE)).isZero();
        assertThat(pendingOf(BOB)).isEqualTo(1);
        assertThat(err.size()).isZero();
    }

    @Test
    void it_does_not_wait_for_ever_and_says_what_is_missing() {
        index(Duration.ZERO);
        assertThat(pendingOf(ALICE)).isPositive();
        assertThat(err.toString(StandardCharsets.UTF_8))
                .contains("of this user could not be indexed within 0 seconds", "mneme reindex")
                .hasLineCount(1);
        index(PendingIndexing.PATIENCE);
        assertThat(pendingOf(ALICE)).isZero();
    }

    @Test
    void what_is_done_when_the_time_is_over_is_not_missing() {
        index(PendingIndexing.PATIENCE);
        Memory.builder().store(store).build().resource(ALICE).thread("short").append(Message.user("two"));
        index(Duration.ZERO);
        assertThat(pendingOf(ALICE)).isZero();
        assertThat(err.size()).isZero();
    }
}
