package io.mneme.memory.bench;

import com.mongodb.MongoSecurityException;
import com.mongodb.MongoTimeoutException;
import io.mneme.memory.MemoryException;
import io.mneme.memory.bench.measure.Report;
import io.mneme.memory.bench.prompt.PromptStability;
import io.mneme.memory.bench.recall.Locomo;
import io.mneme.memory.bench.recall.RecallLatency;
import io.mneme.memory.bench.store.AppendBenchmark;
import io.mneme.memory.bench.store.FlatBenchmark;
import io.mneme.memory.bench.store.HistoryBenchmark;
import io.mneme.memory.bench.store.RowSecurityBenchmark;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.logging.Level;
import java.util.logging.Logger;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Runs one benchmark by name, or lists them. */
@Command(
        name = "bench",
        mixinStandardHelpOptions = true,
        description = "Runs a benchmark; without a name, lists them.",
        subcommands = {Locomo.class, RecallLatency.class, PromptStability.class},
        footer = {"", "Example: scripts/bench append --rounds 5000 --json append.json"})
public final class Bench implements Callable<Integer> {

    private static final List<Benchmark> ALL =
            List.of(new AppendBenchmark(), new HistoryBenchmark(), new FlatBenchmark(), new RowSecurityBenchmark());
    /** Kept: the level of a logger that nobody holds is forgotten. */
    private static final Logger LOG = Logger.getLogger("");

    @Parameters(arity = "0..1", paramLabel = "NAME", description = "the benchmark")
    private String name;

    @Option(
            names = "--store",
            paramLabel = "URL",
            description = "the store's server; default SQLite, always in a temporary file")
    private String store;

    @Option(
            names = "--threads",
            split = ",",
            paramLabel = "N",
            description = "threads that call at once, several numbers with commas; default 1,16")
    private List<Integer> threads = List.of(1, 16);

    @Option(names = "--rounds", paramLabel = "N", description = "measured rounds; default ${DEFAULT-VALUE}")
    private int rounds = 3_000;

    @Option(names = "--json", paramLabel = "FILE", description = "writes every figure as one JSON object")
    private Path json;

    @Option(
            names = "--minimal",
            description = "the bare driver's tables can find a message by its place only: no index notices a retried"
                    + " message or lists threads by their last change")
    private boolean minimal;

    @Option(names = "--smoke", description = "a short form which only shows that it runs")
    private boolean smoke;

    public static void main(String[] args) {
        // Drivers tell of each connection.
        LOG.setLevel(Level.WARNING);
        System.exit(new CommandLine(new Bench())
                .setExecutionExceptionHandler((failure, command, arguments) -> fail(failure))
                .execute(args));
    }

    /** What a person can mend is said in a line; all else with its trace. */
    private static int fail(Exception failure) throws Exception {
        if (failure instanceof IllegalArgumentException || failure instanceof MemoryException) {
            System.err.println("bench: " + failure.getMessage());
            return failure instanceof MemoryException ? 1 : 2;
        }
        if (isRefusal(failure)) {
            System.err.println("bench: the server of --store cannot be used: "
                    + failure.getMessage().lines().findFirst().orElse(""));
            return 1;
        }
        throw failure;
    }

    /** The bare driver cannot connect: no server there (class 08), wrong login (28) or no such database (3D). */
    private static boolean isRefusal(Exception failure) {
        return failure instanceof SQLException sql
                        && sql.getSQLState() != null
                        && sql.getSQLState().matches("(08|28|3D).*")
                || failure instanceof MongoTimeoutException
                || failure instanceof MongoSecurityException;
    }

    @Override
    public Integer call() throws Exception {
        if (name == null) {
            ALL.forEach(one -> System.out.printf("%-14s %s%n", one.name(), one.purpose()));
            return 0;
        }
        Benchmark chosen = ALL.stream()
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "no benchmark named " + name + "; without a name they are listed"));
        Report report = new Report(chosen.name());
        chosen.run(new BenchOptions(store, smoke ? Math.min(rounds, 200) : rounds, threads, minimal, smoke), report);
        report.print(System.out);
        if (json != null) {
            report.writeJson(json);
        }
        return 0;
    }
}
