package io.mneme.memory.server.cli.shell;

/** A command cannot do what it was asked to; the message is for the person who asked. Exit code 1. */
public final class CommandFailed extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** A failure without a deeper cause. */
    public CommandFailed(String message) {
        super(message);
    }

    /** A failure with its cause, which {@code --debug} shows. */
    public CommandFailed(String message, Throwable cause) {
        super(message, cause);
    }
}
