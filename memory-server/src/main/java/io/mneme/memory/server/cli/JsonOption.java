package io.mneme.memory.server.cli;

import picocli.CommandLine.Option;

/** Whether a program reads the answer. */
final class JsonOption {

    @Option(names = "--json", description = "Write JSON, lossless, in UTF-8.")
    boolean json;
}
