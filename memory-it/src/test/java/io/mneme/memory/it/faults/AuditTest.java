package io.mneme.memory.it.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.mneme.memory.message.Message;
import io.mneme.memory.message.MessageId;
import io.mneme.memory.message.Role;
import io.mneme.memory.port.store.Append;
import io.mneme.memory.port.store.AppendCondition;
import io.mneme.memory.port.store.MemoryStore;
import io.mneme.memory.testkit.InMemoryMemoryStore;
import io.mneme.memory.thread.ThreadKey;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** An audit that found nothing wrong in any store must be able to find it. */
class AuditTest {

    private static final ThreadKey THREAD = ThreadKey.of("owner-0", "shared-0");

    private final MemoryStore store = new InMemoryMemoryStore();
    private final Ledger ledger = new Ledger();

    @Test
    void what_was_acknowledged_and_is_there_is_well() {
        append("one", 3);
        acknowledge("one", 3, 1);
        append("two", 2);
        assertThat(violations()).isEmpty();
    }

    @Test
    void lost_batch_is_found() {
        append("one", 3);
        acknowledge("two", 2, 4);
        assertThat(violations()).singleElement().asString().contains("lost", "two");
    }

    @Test
    void batch_at_another_place_is_found() {
        append("one", 3);
        acknowledge("one", 3, 2);
        assertThat(violations()).singleElement().asString().contains("at 1");
    }

    @Test
    void part_of_a_batch_is_found_at_the_end_and_in_between() {
        append(message("one", 0, 2, "message 0 of one "));
        assertThat(violations()).singleElement().asString().contains("ends within");
        append("two", 1);
        assertThat(violations()).singleElement().asString().contains("not whole");
    }

    @Test
    void gap_is_found() {
        append("one", 1);
        append("two", 1);
        append("three", 1);
        store.messages().delete(THREAD, Set.of(MessageId.of("two/0/1")));
        assertThat(violations()).singleElement().asString().contains("after a gap");
    }

    @Test
    void other_text_is_found() {
        append(message("one", 0, 1, "something else"));
        assertThat(violations()).singleElement().asString().contains("another text");
    }

    @Test
    void batch_that_is_there_twice_is_found() {
        append("one", 1);
        append(message("one", 0, 2, "message 0 of one "));
        assertThat(violations()).anyMatch(what -> what.contains("twice"));
    }

    private List<String> violations() {
        return new Audit(store, ledger.batches()).violations(List.of(THREAD));
    }

    private void acknowledge(String batch, int size, long first) {
        ledger.add(new Acknowledged("w0", THREAD, batch, size, first));
    }

    private void append(String batch, int size) {
        store.messages().append(new Batch(THREAD, batch, size, AppendCondition.ANY).append());
    }

    private void append(Message message) {
        store.messages().append(new Append(THREAD, List.of(message), AppendCondition.ANY, Instant.now()));
    }

    private static Message message(String batch, int index, int size, String text) {
        return Message.builder(Role.USER)
                .id(new Batch.Place(batch, index, size).id())
                .text(text)
                .build();
    }
}
