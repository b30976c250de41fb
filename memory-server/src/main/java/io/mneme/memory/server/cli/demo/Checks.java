package io.mneme.memory.server.cli.demo;

import java.util.ArrayList;
import java.util.List;

/** Counts what was checked. For one thread. */
final class Checks {

    private final List<String> failed = new ArrayList<>();
    private int passed;

    void add(Scenario scenario, String claim, boolean holds) {
        if (holds) {
            passed++;
        } else {
            failed.add(scenario.title() + ": " + claim);
        }
    }

    int passed() {
        return passed;
    }

    List<String> failed() {
        return List.copyOf(failed);
    }
}
