package io.mneme.memory.server.cli;

import java.util.Optional;
import picocli.CommandLine.Option;

/** Which page of a list. */
final class PageOptions {

    @Option(
            names = "--limit",
            paramLabel = "N",
            defaultValue = "50",
            description = "Most items to list, 1 to 1000; default ${DEFAULT-VALUE}.")
    int limit;

    @Option(names = "--cursor", paramLabel = "CURSOR", description = "Go on where an earlier page ended.")
    private String cursor;

    Optional<String> cursor() {
        return Optional.ofNullable(cursor);
    }
}
