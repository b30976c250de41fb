package io.mneme.memory.server.cli;

import io.mneme.memory.agent.config.MnemeConfiguration;
import io.mneme.memory.agent.config.MnemeConfigurationBuilder;
import io.mneme.memory.port.store.MemoryStore;
import io.mneme.memory.port.store.Stores;
import io.mneme.memory.server.cli.output.OutputFailed;
import io.mneme.memory.server.cli.shell.CommandContext;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;
import picocli.CommandLine.UnmatchedArgumentException;

/** The command line's root: what all commands share. One object for one run. */
@Command(
        name = "mneme",
        versionProvider = VersionProvider.class,
        subcommands = {
            DemoCommand.class,
            ChatCommand.class,
            ThreadsCommand.class,
            ShowCommand.class,
            CreateCommand.class,
            RenameCommand.class,
            ArchiveCommand.class,
            UnarchiveCommand.class,
            DeleteCommand.class,
            RecallCommand.class,
            ReindexCommand.class,
            MemoryCommand.class,
            ExportCommand.class,
            CopyCommand.class,
            UsersCommand.class
        },
        description = "Memory for agents that serve many people.",
        footer = {
            "",
            "Exit codes: 0 done, 1 failed or not found, 2 wrong arguments.",
            "The store is --store, else MNEME_STORE_URL, else store.url of --config, else sqlite:./mneme.db.",
            "",
            "Example:",
            "  mneme demo"
        })
public final class Mneme implements Runnable {

    private final CommandContext context;

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--store",
            paramLabel = "URL",
            scope = ScopeType.INHERIT,
            description = "Where memory is kept, as sqlite:./mneme.db.")
    private String store;

    @Option(
            names = "--config",
            paramLabel = "FILE",
            scope = ScopeType.INHERIT,
            description = "A properties file, as with store.url=sqlite:./mneme.db.")
    private Path config;

    @Option(
            names = "--debug",
            scope = ScopeType.INHERIT,
            description = "Show where an error comes from, and more of the log.")
    private boolean debug;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            scope = ScopeType.INHERIT,
            description = "Show this help.")
    private boolean help;

    @Option(
            names = {"-V", "--version"},
            versionHelp = true,
            description = "Show the version.")
    private boolean version;

    /** The root of one run in {@code context}. */
    Mneme(CommandContext context) {
        this.context = context;
    }

    /** Runs the command line and ends the process with its exit code. */
    public static void main(String[] arguments) {
        System.exit(run(CommandContext.ofProcess(), arguments));
    }

    /**
     * Runs one command.
     *
     * @return the exit code: 0 done, 1 failed or not found, 2 wrong arguments
     */
    public static int run(CommandContext context, String... arguments) {
        Mneme root = new Mneme(context);
        ErrorReport errors = new ErrorReport(context);
        try {
            CommandLine line = root.commandLine(errors);
            int code = line.execute(understood(line, arguments));
            context.out().flush();
            return code;
        } catch (RuntimeException e) {
            return errors.failure(e, root.debug);
        }
    }

    /** {@code help} and {@code help COMMAND} are what many type before they know {@code --help}. */
    private static String[] understood(CommandLine line, String... arguments) {
        if (arguments.length == 0 || !arguments[0].equals("help")) {
            return arguments;
        }
        if (arguments.length > 1 && !line.getSubcommands().containsKey(arguments[1])) {
            // Refused as any unknown command is.
            return new String[] {arguments[1]};
        }
        String[] asked = Arrays.copyOfRange(arguments, 1, arguments.length + 1);
        asked[asked.length - 1] = "--help";
        return asked;
    }

    private CommandLine commandLine(ErrorReport errors) {
        CommandLine line = new CommandLine(this);
        return line.setOut(context.out().printWriter())
                .setErr(context.err().printWriter())
                .setColorScheme(CommandLine.Help.defaultColorScheme(CommandLine.Help.Ansi.OFF))
                // An id may look like an option or start with an @.
                .setExpandAtFiles(false)
                .setAllowOptionsAsOptionParameters(false)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setParameterExceptionHandler((problem, arguments) -> errors.usage(problem))
                .setExecutionExceptionHandler((problem, command, parsed) -> {
                    if (problem instanceof ParameterException usage) {
                        return errors.usage(usage);
                    }
                    return errors.failure(problem, debug);
                })
                .setExecutionStrategy(parsed -> execute(parsed, errors));
    }

    private int execute(ParseResult parsed, ErrorReport errors) {
        Logs.show(context.err(), debug);
        refuseUnmatched(parsed);
        try {
            return new CommandLine.RunLast().execute(parsed);
        } catch (OutputFailed e) {
            // Help is written outside of any command.
            return errors.failure(e, debug);
        }
    }

    /** A request for help hides what was misspelt beside it. */
    private static void refuseUnmatched(ParseResult parsed) {
        for (CommandLine line : parsed.asCommandLineList()) {
            List<String> unmatched = line.getUnmatchedArguments();
            if (!unmatched.isEmpty()) {
                throw new UnmatchedArgumentException(line, unmatched);
            }
        }
    }

    /** Without a command there is nothing to do. */
    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "a command is needed: " + commands());
    }

    /** The world outside. */
    public CommandContext context() {
        return context;
    }

    /** Where memory is kept, if the person said so for this run. */
    public Optional<String> chosenStore() {
        return Optional.ofNullable(store);
    }

    /**
     * The configuration: options, then environment, then file, then defaults.
     *
     * @throws io.mneme.memory.MemoryException.Misconfigured if something in it is wrong
     */
    public MnemeConfiguration configuration() {
        MnemeConfigurationBuilder builder = MnemeConfiguration.builder().environment(context.variables());
        chosenStore().ifPresent(builder::storeUrl);
        Optional.ofNullable(config).ifPresent(builder::file);
        return builder.build();
    }

    /**
     * Opens the configured store.
     *
     * @param creates whether one that is not there is begun
     */
    MemoryStore openStore(boolean creates) {
        String url = configuration().storeUrl();
        return creates ? Stores.open(url) : ExistingStore.open(url);
    }

    private String commands() {
        List<String> names = List.copyOf(spec.subcommands().keySet());
        return String.join(", ", names);
    }
}
