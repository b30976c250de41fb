package io.mneme.memory.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.mneme.memory.Memory;
import io.mneme.memory.MemoryException.Unavailable;
import io.mneme.memory.message.Message;
import io.mneme.memory.port.store.MemoryStore;
import io.mneme.memory.port.store.Stores;
import io.mneme.memory.recall.RecallModel;
import io.mneme.memory.server.cli.output.Output;
import io.mneme.memory.server.cli.recall.IndexCounts;
import io.mneme.memory.server.cli.recall.Indexing;
import io.mneme.memory.server.cli.shell.CommandContext;
import io.mneme.memory.server.cli.shell.Terminals;
import io.mneme.memory.thread.ResourceId;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.assertj.core.api.Assertions;
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
        index(ALICE, patience);
    }

    private void index(ResourceId owner, Duration patience) {
        Output target = new Output(err, true);
        CommandContext context =
                new CommandContext(InputStream.nullInputStream(), target, target, Terminals.NONE, Map.of());
        new PendingIndexing(store, WORDS, context, patience).index(owner);
    }

    private long pendingOf(ResourceId owner) {
        return new Indexing(store, WORDS, counts -> {}).pendingOf(owner);
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
    void who_is_done_as_time_is_over_misses_nothing() {
        ResourceId carol = ResourceId.of("carol");
        Memory.builder().store(store).build().resource(carol).thread("short").append(Message.user("one"));
        index(carol, Duration.ZERO);
        assertThat(pendingOf(carol)).isZero();
        assertThat(err.size()).isZero();
    }

    @Test
    void an_interrupted_run_is_gone_on_with() {
        List<IndexCounts> heard = new ArrayList<>();
        Indexing interrupted = new Indexing(store, WORDS, counts -> {
            heard.add(counts);
            throw new Unavailable("stopped", null);
        });
        Assertions.assertThatThrownBy(interrupted::everything).hasMessage("stopped");
        IndexCounts rest = new Indexing(store, WORDS, heard::add).everything();
        assertThat(heard.get(0).total()).isEqualTo(3);
        assertThat(heard.get(0).messages() + rest.messages()).isEqualTo(2 * MANY + 1);
        assertThat(heard.get(0).threads() + rest.threads()).isEqualTo(3);
        assertThat(heard.get(heard.size() - 1)).isEqualTo(rest);
        assertThat(store.recallIndex().countPending()).isZero();
    }
}
