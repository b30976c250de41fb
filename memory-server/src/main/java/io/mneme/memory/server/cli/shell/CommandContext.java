package io.mneme.memory.server.cli.shell;

import io.mneme.memory.server.cli.output.Output;
import io.mneme.memory.server.cli.output.Style;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.util.Map;

/**
 * What a command sees of the world outside: its streams, the people at them and the environment. Immutable.
 *
 * @param in standard input
 * @param out standard output: what was asked for
 * @param err standard error: prompts, hints and errors
 * @param terminals what the streams are connected to
 * @param variables the environment
 */
public record CommandContext(
        InputStream in, Output out, Output err, Terminals terminals, Map<String, String> variables) {

    /** The process. */
    public static CommandContext ofProcess() {
        Terminals terminals = Terminals.ofProcess();
        // System.out would hide failed writes and encode by the locale.
        return new CommandContext(
                System.in,
                new Output(new FileOutputStream(FileDescriptor.out), terminals.output()),
                new Output(new FileOutputStream(FileDescriptor.err), true),
                terminals,
                System.getenv());
    }

    /** Colour on standard output, if a person watches it and has not refused colour (see no-color.org). */
    public Style outStyle() {
        return style(terminals.output());
    }

    /** Colour on standard error, by the same rule. */
    public Style errStyle() {
        return style(terminals.error());
    }

    private Style style(boolean terminal) {
        boolean refused = !variables.getOrDefault("NO_COLOR", "").isEmpty() || "dumb".equals(variables.get("TERM"));
        return terminal && !refused ? Style.COLOUR : Style.PLAIN;
    }
}
