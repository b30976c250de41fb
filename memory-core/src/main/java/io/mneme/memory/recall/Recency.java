package io.mneme.memory.recall;

import io.mneme.memory.MemoryException.InvalidInput;
import io.mneme.memory.internal.Identifiers;
import java.time.Duration;
import java.time.Instant;

/**
 * How much less an old message counts. Immutable and thread-safe.
 *
 * @param halfLife after this time half of the weighted share is gone; positive
 * @param weight share of the score that fades, 0 to 1: at 1 a very old message counts nothing
 */
public record Recency(Duration halfLife, double weight) {

    /** @throws InvalidInput if a value is null or out of range */
    public Recency {
        Identifiers.required("half-life", halfLife);
        if (halfLife.isZero() || halfLife.isNegative() || !(weight >= 0 && weight <= 1)) {
            throw new InvalidInput("a recency needs a half-life above 0 and a weight of 0 to 1");
        }
    }

    /** What a score is multiplied with. */
    double factor(Instant createdAt, Instant now) {
        double age = Math.max(0, Duration.between(createdAt, now).toMillis());
        return 1 - weight + weight * Math.pow(0.5, age / Math.max(1, halfLife.toMillis()));
    }
}
