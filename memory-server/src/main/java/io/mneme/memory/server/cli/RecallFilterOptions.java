package io.mneme.memory.server.cli;

import io.mneme.memory.message.Role;
import io.mneme.memory.recall.RecallFilter;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import picocli.CommandLine.Option;

/** Which messages may be found. */
final class RecallFilterOptions {

    @Option(
            names = "--since",
            paramLabel = "TIME",
            converter = TimeConverter.class,
            description = "Only what was said then or later, as 2026-08-01 or 2026-08-01T10:00:00Z.")
    private Instant since;

    @Option(
            names = "--until",
            paramLabel = "TIME",
            converter = TimeConverter.class,
            description = "Only what was said before then.")
    private Instant until;

    @Option(
            names = "--role",
            paramLabel = "ROLE",
            description = "Only messages of this role: user, assistant, system or tool. May be repeated.")
    private List<Role> roles = List.of();

    @Option(names = "--speaker", paramLabel = "ID", description = "Only messages of this speaker. May be repeated.")
    private List<String> speakers = List.of();

    RecallFilter filter() {
        Set<Role> kept = roles.isEmpty() ? Set.of() : EnumSet.copyOf(roles);
        return RecallFilter.ALL.between(since, until).roles(kept).speakers(Set.copyOf(speakers));
    }
}
