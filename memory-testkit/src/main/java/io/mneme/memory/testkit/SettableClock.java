package io.mneme.memory.testkit;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;

/** A clock that stands still until it is set; it may go backwards. Thread-safe. */
public final class SettableClock extends Clock {

    private final AtomicReference<Instant> now;
    private final ZoneId zone;

    private SettableClock(AtomicReference<Instant> now, ZoneId zone) {
        this.now = now;
        this.zone = zone;
    }

    /** A clock that shows {@code now}, in UTC. */
    public static SettableClock at(Instant now) {
        return new SettableClock(new AtomicReference<>(now), ZoneOffset.UTC);
    }

    /** Sets the time. */
    public void set(Instant value) {
        now.set(value);
    }

    /** Moves the time by {@code step}, which may be negative; returns the new time. */
    public Instant advance(Duration step) {
        return now.updateAndGet(present -> present.plus(step));
    }

    @Override
    public Instant instant() {
        return now.get();
    }

    @Override
    public ZoneId getZone() {
        return zone;
    }

    /** The same clock in another zone: setting one sets both. */
    @Override
    public Clock withZone(ZoneId other) {
        return new SettableClock(now, other);
    }
}
