package io.mneme.memory.server.cli.demo;

import io.mneme.memory.agent.In;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** Keeps what was reported. */
final class ReportLog implements DemoReport {

    final List<String> titles = new ArrayList<>();
    final List<String> claims = new ArrayList<>();
    final List<Integer> checksOfScenario = new ArrayList<>();
    List<String> failed = List.of();

    /** What failed, once it is over. */
    Supplier<String> problems() {
        return () -> String.join("\n", failed);
    }

    @Override
    public void begin(String place) {}

    @Override
    public void scenario(int number, Scenario scenario) {
        titles.add(scenario.title());
        checksOfScenario.add(0);
    }

    @Override
    public void turn(In in, String text, String agent, String answer) {}

    @Override
    public void note(String text) {}

    @Override
    public void check(String claim, boolean holds) {
        claims.add(claim);
        checksOfScenario.set(titles.size() - 1, checksOfScenario.get(titles.size() - 1) + 1);
    }

    @Override
    public void end(int passed, List<String> failures, Duration took) {
        failed = failures;
    }
}
