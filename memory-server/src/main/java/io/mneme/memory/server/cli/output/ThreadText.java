package io.mneme.memory.server.cli.output;

import io.mneme.memory.thread.MemoryThread;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Threads for people. Thread-safe. */
public final class ThreadText {

    private ThreadText() {}

    /** One line: last update, id, title, whether it is archived. */
    public static String row(MemoryThread thread, Style style) {
        String id = style.bold(Printable.line(thread.id().value()));
        return Times.utc(thread.updatedAt()) + "  " + id + "  "
                + thread.title().map(Printable::line).orElseGet(() -> style.dim("Untitled"))
                + (thread.archived() ? style.dim("  (archived)") : "");
    }

    /** Everything but the messages. */
    public static List<String> lines(MemoryThread thread, Style style) {
        String name = style.bold(Printable.line(thread.id().value())) + " of "
                + style.bold(Printable.line(thread.key().resource().value()));
        Stream<String> always = Stream.of(
                name, "created " + Times.utc(thread.createdAt()) + ", updated " + Times.utc(thread.updatedAt()));
        return Stream.of(
                        always,
                        thread.title().stream().map(title -> "title " + Printable.line(title)),
                        thread.archivedAt().stream().map(at -> "archived " + Times.utc(at)),
                        Stream.of(thread.metadata())
                                .filter(metadata -> !metadata.isEmpty())
                                .map(metadata -> "metadata " + Json.write(metadata)))
                .flatMap(part -> part)
                .collect(Collectors.toList());
    }
}
