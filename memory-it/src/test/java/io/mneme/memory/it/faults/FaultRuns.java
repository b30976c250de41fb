package io.mneme.memory.it.faults;

import io.mneme.memory.MemoryException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The command line of {@code scripts/faults}, which shows the help. */
@Command(name = "scripts/faults")
public final class FaultRuns implements Callable<Integer> {

    private static final int SMOKE_SECONDS = 4;
    private static final int MOST_WRITERS = 100;

    /** What to run. */
    enum Choice {
        KILL_CLIENT,
        KILL_SERVER,
        PROXY,
        DISK_FULL,
        STANDBY,
        ALL,
        SMOKE;

        private Set<RunKind> kinds() {
            return switch (this) {
                case ALL -> EnumSet.allOf(RunKind.class);
                case SMOKE -> EnumSet.of(RunKind.KILL_SERVER, RunKind.PROXY);
                default -> EnumSet.of(RunKind.valueOf(name()));
            };
        }

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    @Parameters(paramLabel = "RUN")
    private Choice choice;

    @Option(names = "--store")
    private Product store;

    @Option(names = "--seconds")
    private Integer seconds;

    @Option(names = "--writers")
    private int writers = 8;

    @Option(names = "--seed")
    private long seed = System.nanoTime();

    @Spec
    private CommandSpec spec;

    @Option(names = "--home", hidden = true, required = true)
    private Path home;

    /** Exits with 0 if all runs passed, 1 if one failed, 2 if an argument is wrong. */
    public static void main(String[] arguments) {
        System.exit(new CommandLine(new FaultRuns())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .registerConverter(
                        Choice.class,
                        text -> Choice.valueOf(text.toUpperCase(Locale.ROOT).replace('-', '_')))
                .execute(arguments));
    }

    private void check() {
        if (writers < 1 || writers > MOST_WRITERS || seconds != null && seconds < 1) {
            throw new ParameterException(
                    spec.commandLine(), "--writers takes 1 to " + MOST_WRITERS + ", --seconds 1 or more");
        }
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        check();
        Path project = Path.of("").toAbsolutePath();
        Path output = Files.createDirectories(project.resolve(Path.of("memory-it", "target", "faults")));
        int length = seconds != null ? seconds : choice == Choice.SMOKE ? SMOKE_SECONDS : 60;
        RunSettings settings = new RunSettings(length, writers, seed, project, home, output);
        boolean passed = true;
        int runs = 0;
        for (RunKind kind : choice.kinds()) {
            for (Product product : kind.products()) {
                if (store == null || store == product) {
                    passed &= run(new FaultRun(kind, product, settings), output);
                    runs++;
                }
            }
        }
        if (runs == 0) {
            System.err.println("scripts/faults: " + choice + " is not for " + store.label());
            return CommandLine.ExitCode.USAGE;
        }
        return passed ? CommandLine.ExitCode.OK : CommandLine.ExitCode.SOFTWARE;
    }

    private static boolean run(FaultRun run, Path output) throws IOException, InterruptedException {
        System.err.println("faults: " + run.name() + ", " + run.settings().seconds() + " s");
        Verdict verdict;
        try {
            verdict = run.execute();
        } catch (IOException | MemoryException e) {
            System.out.println(run.name() + " FAILED: it could not go on: " + e.getMessage());
            return false;
        }
        System.out.println(verdict.line());
        verdict.complaints().forEach(complaint -> System.out.println("  " + complaint));
        Files.writeString(
                output.resolve("results.txt"),
                verdict.line() + System.lineSeparator(),
                StandardOpenOption.CREATE,
                StandardOpenOption.APPEND);
        return verdict.passed();
    }
}
