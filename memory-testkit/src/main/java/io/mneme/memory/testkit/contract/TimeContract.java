package io.mneme.memory.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.mneme.memory.message.Message;
import io.mneme.memory.message.Role;
import io.mneme.memory.testkit.Fresh;
import io.mneme.memory.testkit.Samples;
import io.mneme.memory.thread.MemoryThread;
import io.mneme.memory.thread.NewThread;
import io.mneme.memory.thread.ThreadKey;
import io.mneme.memory.thread.ThreadUpdate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TimeZone;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Times read back equal to the microsecond, from year 1 to 9999, wherever the process runs. */
public interface TimeContract extends StoreContract {

    /** The ends of the range, both sides of 1970, of the calendar reform and of a clock change in New York. */
    List<Instant> TIMES = Stream.of(
                    "0001-01-01T00:00:00Z",
                    "0001-12-31T23:59:59.000001Z",
                    "1582-10-10T12:00:00.5Z",
                    "1883-11-18T17:00:00.123456Z",
                    "1969-12-31T23:59:59.999999Z",
                    "1970-01-01T00:00:00Z",
                    "2026-03-08T07:30:00.000001Z",
                    "2026-11-01T05:30:00.1Z",
                    "2026-11-01T06:30:00.1Z",
                    "2038-01-19T03:14:08.000009Z",
                    "9999-12-31T23:59:59.999999Z")
            .map(Instant::parse)
            .toList();

    @Test
    default void message_times_read_back_equal() {
        ThreadKey key = Fresh.thread();
        List<Message> messages = messages();
        Steps.append(store(), key, messages);
        assertThat(Steps.plain(Steps.all(store(), key))).isEqualTo(messages);
    }

    @Test
    default void times_written_in_one_time_zone_read_back_equal_in_another() {
        TimeZone present = TimeZone.getDefault();
        ThreadKey key = Fresh.thread();
        ThreadKey created = Fresh.sibling(key, "created");
        try {
            TimeZone.setDefault(TimeZone.getTimeZone("America/New_York"));
            Steps.append(store(), key, messages());
            store().threads().create(NewThread.of(created, TIMES.get(0)));
            TimeZone.setDefault(TimeZone.getTimeZone("Asia/Kathmandu"));
            assertThat(Steps.plain(Steps.all(store(), key))).isEqualTo(messages());
            assertThat(Steps.get(store(), created).createdAt()).isEqualTo(TIMES.get(0));
        } finally {
            TimeZone.setDefault(present);
        }
    }

    @Test
    default void thread_times_read_back_equal() {
        ThreadKey first = Fresh.thread();
        for (int i = 0; i < TIMES.size(); i++) {
            Instant at = TIMES.get(i);
            ThreadKey key = Fresh.sibling(first, "thread-" + i);
            MemoryThread created = store().threads().create(NewThread.of(key, at));
            MemoryThread archived = store().threads().update(key, new ThreadUpdate.Archive(), at);
            assertThat(created.createdAt()).isEqualTo(at);
            assertThat(created.updatedAt()).isEqualTo(at);
            assertThat(archived.archivedAt()).contains(at);
            assertThat(Steps.get(secondStore(), key)).isEqualTo(archived);
        }
    }

    @Test
    default void parts_of_a_microsecond_are_cut() {
        ThreadKey key = Fresh.thread();
        Instant fine = Instant.parse("1969-12-31T23:59:59.123456789Z");
        Instant cut = Instant.parse("1969-12-31T23:59:59.123456Z");
        Message message =
                Samples.message(Role.USER, "fine").text("x").createdAt(fine).build();
        Steps.append(store(), key, message);
        store().threads().update(key, new ThreadUpdate.Archive(), fine);
        assertThat(Steps.all(store(), key).get(0).message().createdAt()).isEqualTo(cut);
        assertThat(Steps.get(store(), key).archivedAt()).contains(cut);
    }

    private static List<Message> messages() {
        List<Message> messages = new ArrayList<>();
        for (Instant time : TIMES) {
            messages.add(Samples.message(Role.USER, time.toString())
                    .text("x")
                    .createdAt(time)
                    .build());
        }
        return messages;
    }
}
