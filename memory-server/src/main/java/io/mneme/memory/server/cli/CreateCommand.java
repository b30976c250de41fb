package io.mneme.memory.server.cli;

import io.mneme.memory.Memory;
import io.mneme.memory.thread.MemoryThread;
import io.mneme.memory.thread.ThreadKey;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code mneme create}. */
@Command(
        name = "create",
        description = {
            "Create an empty thread.",
            "Only needed for a title or metadata at the beginning, or to start a deleted thread anew: "
                    + "the first message creates a thread as well."
        },
        footer = {
            "",
            "Example:",
            "  mneme create --user user_alice --thread billing --title Billing --metadata '{\"topic\": \"billing\"}'"
        })
final class CreateCommand extends ThreadChangeCommand {

    @Option(names = "--title", paramLabel = "TITLE", description = "Its title.")
    private String title;

    @Option(
            names = "--metadata",
            paramLabel = "JSON",
            converter = MetadataConverter.class,
            description = "Its metadata, a JSON object.")
    private MetadataConverter.Metadata metadata;

    @Override
    boolean creates() {
        return true;
    }

    @Override
    MemoryThread change(Memory memory, ThreadKey key) {
        Map<String, Object> values = metadata == null ? Map.of() : metadata.values();
        return memory.resource(key.resource())
                .createThread(key.thread(), Optional.ofNullable(title), values)
                .get();
    }
}
