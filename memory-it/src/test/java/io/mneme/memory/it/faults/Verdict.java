package io.mneme.memory.it.faults;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** What came of a run. Immutable. */
record Verdict(
        String name, String server, Tally tally, Campaign campaign, Duration deadline, boolean hurts, long seed) {

    private static final Set<String> ALLOWED = Set.of("Unavailable", "Conflict");

    /** A thread that is due gets a processor only when there is one. */
    private static final Duration TOLERANCE = Duration.ofMillis(500);

    /** What is wrong; empty if the run passed. */
    List<String> complaints() {
        List<String> all = new ArrayList<>(tally.violations());
        Map<String, Long> errors = tally.errors();
        errors.keySet().stream()
                .filter(type -> !ALLOWED.contains(type))
                .forEach(type -> all.add("an error of another type: " + type));
        if (tally.longest().compareTo(deadline.plus(TOLERANCE)) > 0) {
            all.add("a call was longer than its deadline");
        }
        if (tally.ledger().messages() == 0 || campaign.strikes() == 0 || hurts && !errors.containsKey("Unavailable")) {
            all.add("the fault did not reach the clients: nothing was tested");
        }
        return all;
    }

    boolean passed() {
        return complaints().isEmpty();
    }

    /** All of it, in one line. */
    String line() {
        return "%s %s: %s; %,d messages acknowledged; %d faults; errors: %s; longest call %,d ms, deadline %,d ms; slowest recovery %,d ms; seed %d"
                .formatted(
                        name,
                        passed() ? "PASSED" : "FAILED",
                        server,
                        tally.ledger().messages(),
                        campaign.strikes(),
                        errorsByType(),
                        tally.longest().toMillis(),
                        deadline.toMillis(),
                        campaign.slowestRecovery().toMillis(),
                        seed);
    }

    private String errorsByType() {
        return tally.errors().isEmpty()
                ? "none"
                : tally.errors().entrySet().stream()
                        .map(entry -> "%s %,d".formatted(entry.getKey(), entry.getValue()))
                        .collect(Collectors.joining(", "));
    }
}
