package io.mneme.memory.server.cli.output;

import java.io.IOException;
import java.io.UncheckedIOException;

/** A standard stream does not take any more: its reader is gone, or the disk is full. */
public final class OutputFailed extends UncheckedIOException {

    private static final long serialVersionUID = 1L;

    /** The failure of a write. */
    public OutputFailed(IOException cause) {
        super("cannot write to standard output: " + cause.getMessage(), cause);
    }
}
