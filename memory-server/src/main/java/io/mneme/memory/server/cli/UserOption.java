package io.mneme.memory.server.cli;

import io.mneme.memory.thread.ResourceId;
import picocli.CommandLine.Option;

/** Whose memory. */
final class UserOption {

    @Option(
            names = "--user",
            paramLabel = "ID",
            required = true,
            converter = ResourceIdConverter.class,
            description = "Id of the user (the resource) that owns the memory.")
    ResourceId user;
}
