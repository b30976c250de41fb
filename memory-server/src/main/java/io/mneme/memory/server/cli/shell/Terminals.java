package io.mneme.memory.server.cli.shell;

/**
 * What the standard streams are connected to. The launcher finds out and says so by system properties, since
 * {@link System#console} tells of all streams at once, and differently in each Java version. Immutable and thread-safe.
 *
 * @param input whether a person types
 * @param output whether a person watches standard output
 * @param error whether a person watches standard error
 * @param outputPipe whether another program reads standard output, and may stop before its end
 */
public record Terminals(boolean input, boolean output, boolean error, boolean outputPipe) {

    /** No person anywhere. */
    public static final Terminals NONE = new Terminals(false, false, false, false);

    /** As the launcher found them; without it, nobody watches and output may be a pipe. */
    public static Terminals ofProcess() {
        return new Terminals(
                Boolean.getBoolean("mneme.stdin.terminal"),
                Boolean.getBoolean("mneme.stdout.terminal"),
                Boolean.getBoolean("mneme.stderr.terminal"),
                Boolean.parseBoolean(System.getProperty("mneme.stdout.pipe", "true")));
    }
}
