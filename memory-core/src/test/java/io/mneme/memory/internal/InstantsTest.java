package io.mneme.memory.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mneme.memory.MemoryException.InvalidInput;
import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;

class InstantsTest {

    @Test
    void instants_are_cut_to_microseconds_toward_the_past() {
        assertThat(micros("2026-01-02T03:04:05.678901999Z")).isEqualTo("2026-01-02T03:04:05.678901Z");
        assertThat(micros("1969-12-31T23:59:59.999999999Z")).isEqualTo("1969-12-31T23:59:59.999999Z");
        assertThat(micros("9999-12-31T23:59:59.999999999Z")).isEqualTo("9999-12-31T23:59:59.999999Z");
    }

    @Test
    void years_are_1_to_9999() {
        assertThat(micros("0001-01-01T00:00:00Z")).isEqualTo("0001-01-01T00:00:00Z");
        for (Instant bad : new Instant[] {
            Instant.parse("0000-12-31T23:59:59.999999999Z"),
            Instant.parse("+10000-01-01T00:00:00Z"),
            Instant.MIN,
            Instant.MAX
        }) {
            assertThatThrownBy(() -> Instants.micros("time", bad)).isInstanceOf(InvalidInput.class);
        }
        assertThatThrownBy(() -> Instants.micros("time", null)).isInstanceOf(InvalidInput.class);
    }

    @Test
    void epoch_microseconds_are_the_same_instant_both_ways() {
        Random random = new Random(1);
        long first = Instants.toEpochMicros(Instant.parse("0001-01-01T00:00:00Z"));
        long last = Instants.toEpochMicros(Instant.parse("9999-12-31T23:59:59.999999Z"));
        assertThat(first).isEqualTo(-62_135_596_800_000_000L);
        assertThat(last).isEqualTo(253_402_300_799_999_999L);
        for (int i = 0; i < 10_000; i++) {
            long micros = first + (long) (random.nextDouble() * (last - first));
            Instant instant = Instants.ofEpochMicros(micros);
            assertThat(Instants.toEpochMicros(instant)).isEqualTo(micros);
            assertThat(Instants.micros("time", instant)).isEqualTo(instant);
        }
        assertThat(Instants.ofEpochMicros(-1)).isEqualTo("1969-12-31T23:59:59.999999Z");
    }

    @Test
    void the_later_of_two_wins() {
        Instant early = Instant.EPOCH;
        Instant late = early.plusNanos(1_000);
        assertThat(Instants.later(early, late)).isEqualTo(late);
        assertThat(Instants.later(late, early)).isEqualTo(late);
        assertThat(Instants.later(late, late)).isEqualTo(late);
    }

    private static Instant micros(String instant) {
        return Instants.micros("time", Instant.parse(instant));
    }
}
