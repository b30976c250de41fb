package io.mneme.memory.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.mneme.memory.MemoryException.Unavailable;
import io.mneme.memory.message.StoredMessage;
import io.mneme.memory.port.store.Append;
import io.mneme.memory.port.store.AppendCondition;
import io.mneme.memory.port.store.MemoryStore;
import io.mneme.memory.testkit.Samples;
import io.mneme.memory.thread.ThreadKey;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.LongStream;

/** Appends batches of two to its own thread, each again until it is acknowledged. One thread writes, others look. */
final class RestartWriter {

    private final MemoryStore store;
    private final ThreadKey thread;
    private final List<String> acknowledged = Collections.synchronizedList(new ArrayList<>());
    private volatile int refused;

    RestartWriter(MemoryStore store, ThreadKey thread) {
        this.store = store;
        this.thread = thread;
    }

    int acknowledged() {
        return acknowledged.size();
    }

    int refused() {
        return refused;
    }

    void write(AtomicBoolean stop) {
        int refusals = 0;
        for (int number = 1; !stop.get(); number += 2) {
            while (!append(number)) {
                refused = ++refusals;
            }
            acknowledged.add("m" + number);
            acknowledged.add("m" + (number + 1));
        }
    }

    /** Any other exception ends the writer, and the test. */
    private boolean append(int number) {
        try {
            store.messages()
                    .append(new Append(thread, Samples.batch("m", number, 2), AppendCondition.ANY, Samples.TIME));
            return true;
        } catch (Unavailable expected) {
            return false;
        }
    }

    /** Checks that what was acknowledged is there, once, in order and without a gap. */
    void check() {
        List<StoredMessage> stored = Steps.all(store, thread);
        assertThat(Steps.ids(stored)).isEqualTo(acknowledged);
        assertThat(stored.stream().map(StoredMessage::sequence).toList())
                .isEqualTo(LongStream.rangeClosed(1, stored.size()).boxed().toList());
    }
}
