package io.mneme.memory.server.cli;

import io.mneme.memory.MemoryException;
import io.mneme.memory.server.cli.output.OutputFailed;
import io.mneme.memory.server.cli.output.Printable;
import io.mneme.memory.server.cli.shell.CommandContext;
import io.mneme.memory.server.cli.shell.CommandFailed;
import io.mneme.memory.server.cli.shell.ExitAction;
import java.io.PrintWriter;
import java.io.StringWriter;
import picocli.CommandLine;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Tells a person what went wrong: one line on standard error, and an exit code. */
final class ErrorReport {

    private static final int LONGEST = 500;

    private final CommandContext context;

    ErrorReport(CommandContext context) {
        this.context = context;
    }

    /** Arguments that cannot be understood. */
    int usage(ParameterException problem) {
        CommandLine command = problem.getCommandLine();
        StringBuilder message = new StringBuilder(problem.getMessage());
        if (problem instanceof UnmatchedArgumentException unmatched
                && !unmatched.getSuggestions().isEmpty()) {
            message.append("; did you mean ")
                    .append(unmatched.getSuggestions().get(0))
                    .append('?');
        }
        line(message + "; see " + command.getCommandSpec().qualifiedName() + " --help");
        return ExitCode.USAGE;
    }

    /** A command that failed. */
    int failure(Throwable problem, boolean debug) {
        if (ExitAction.processEnds()) {
            return ExitCode.SOFTWARE;
        }
        if (problem instanceof OutputFailed && context.terminals().outputPipe()) {
            // The reader has seen enough, as head does.
            return ExitCode.OK;
        }
        line(message(problem));
        if (debug) {
            StringWriter trace = new StringWriter();
            problem.printStackTrace(new PrintWriter(trace, true));
            print(trace.toString());
        }
        return problem instanceof MemoryException.InvalidInput ? ExitCode.USAGE : ExitCode.SOFTWARE;
    }

    /** One line, whatever {@code message} holds. */
    private void line(String message) {
        String whole = message.replaceAll("\\s*\\R\\s*", " ");
        int end = whole.offsetByCodePoints(0, Math.min(LONGEST, whole.codePointCount(0, whole.length())));
        print("mneme: " + Printable.line(whole.substring(0, end)) + (end < whole.length() ? "..." : "") + "\n");
    }

    private void print(String text) {
        try {
            context.err().print(text);
            context.err().flush();
        } catch (OutputFailed nobodyListens) {
            // The exit code still tells.
        }
    }

    private static String message(Throwable problem) {
        boolean meant = problem instanceof MemoryException
                || problem instanceof CommandFailed
                || problem instanceof OutputFailed;
        return meant
                ? problem.getMessage()
                : "internal error (" + problem.getClass().getSimpleName() + "); run it again with --debug to see where";
    }
}
