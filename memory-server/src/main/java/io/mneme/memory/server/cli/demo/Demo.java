package io.mneme.memory.server.cli.demo;

import io.mneme.memory.port.model.ChatModel;
import io.mneme.memory.server.cli.output.OutputFailed;
import java.time.Duration;
import java.util.List;

/** Plays scenes on a real store and checks each claim. For one thread. */
public final class Demo {

    private final DemoStore store;
    private final ChatModel model;
    private final List<Scenario> scenarios;

    /** A demonstration of {@code scenarios} in their order. */
    public Demo(DemoStore store, ChatModel model, List<Scenario> scenarios) {
        this.store = store;
        this.model = model;
        this.scenarios = List.copyOf(scenarios);
    }

    /**
     * Plays all scenes, also after a failed check.
     *
     * @return whether every check passed, and there was one
     * @throws io.mneme.memory.MemoryException if the store cannot be opened
     */
    public boolean play(DemoReport report) {
        long start = System.nanoTime();
        Checks checks = new Checks();
        try (Backstage backstage = new Backstage(store, model)) {
            report.begin(backstage.memory().description());
            int number = 0;
            for (Scenario scenario : scenarios) {
                report.scenario(++number, scenario);
                play(scenario, new Stage(backstage, report, (claim, holds) -> {
                    report.check(claim, holds);
                    checks.add(scenario, claim, holds);
                }));
            }
        }
        report.end(checks.passed(), checks.failed(), Duration.ofNanos(System.nanoTime() - start));
        return checks.failed().isEmpty() && checks.passed() > 0;
    }

    private static void play(Scenario scenario, Stage stage) {
        try {
            scenario.play(stage);
        } catch (OutputFailed e) {
            throw e;
        } catch (RuntimeException e) {
            stage.check("it runs to its end, without " + e, false);
        }
    }
}
