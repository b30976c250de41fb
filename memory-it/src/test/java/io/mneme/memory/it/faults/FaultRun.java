package io.mneme.memory.it.faults;

import io.mneme.memory.port.store.MemoryStore;
import io.mneme.memory.port.store.Stores;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** One fault on one store: prepare, write under faults, read everything back. */
record FaultRun(RunKind kind, Product product, RunSettings settings) {

    /** As in results. */
    String name() {
        return kind.label() + " " + product.label();
    }

    /** Runs it; a log with each fault, each complaint and one error of each type is left in the output folder. */
    Verdict execute() throws IOException, InterruptedException {
        String file = kind.label() + "-" + product.label();
        Path output = Files.createDirectories(settings.output());
        try (PrintWriter log = new PrintWriter(Files.newBufferedWriter(output.resolve(file + ".log")), true);
                Servers servers = new Servers(
                        settings.project(), settings.home().resolve(file), output.resolve(file + "-servers.log"))) {
            Tally tally = new Tally();
            Scene scene = Scene.prepare(kind, product, servers, settings, tally);
            Campaign campaign = new Campaign(scene, tally, product.deadline(), log);
            campaign.run(settings);
            String server = audit(scene, tally, log);
            Verdict verdict = new Verdict(
                    name(),
                    server,
                    tally,
                    campaign,
                    product.deadline(),
                    scene.fault().hurts(),
                    settings.seed());
            report(verdict, tally, log);
            return verdict;
        }
    }

    /** Returns what the store says of its server. */
    private static String audit(Scene scene, Tally tally, PrintWriter log) {
        try (MemoryStore store = Stores.open(scene.url())) {
            Audit audit = new Audit(store, tally.ledger().batches());
            List<String> violations = audit.violations(Topics.all(scene.load().writers()));
            violations.forEach(tally::violated);
            log.printf("read back: %,d messages%n", audit.messages());
            return store.description().split(" at |, file", 2)[0];
        }
    }

    private static void report(Verdict verdict, Tally tally, PrintWriter log) {
        log.println(verdict.line());
        verdict.complaints().forEach(log::println);
        tally.examples().values().forEach(error -> error.printStackTrace(log));
    }
}
