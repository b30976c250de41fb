package io.mneme.memory.server.cli.output;

import io.mneme.memory.working.WorkingMemoryChange;
import io.mneme.memory.working.WorkingMemoryContent;
import io.mneme.memory.working.WorkingMemoryVersion;
import java.util.ArrayList;
import java.util.List;

/** Working memory for people. Thread-safe. */
public final class WorkingMemoryText {

    private WorkingMemoryText() {}

    /** As {@code version 3, 2026-01-02T03:04:05Z, by SupportAgent in turn t1}. */
    public static String head(WorkingMemoryVersion version) {
        return "version " + version.version() + ", " + Times.utc(version.at())
                + version.author()
                        .map(author -> ", by " + Printable.line(author))
                        .orElse("")
                + version.turn().map(turn -> " in turn " + Printable.line(turn)).orElse("");
    }

    /** The Markdown, or the document as JSON. */
    public static String content(WorkingMemoryContent content) {
        return content instanceof WorkingMemoryContent.Markdown markdown
                ? Printable.block(markdown.text(), "")
                : Json.write(((WorkingMemoryContent.Document) content).document());
    }

    /** One change: what went after a minus, what came after a plus. */
    public static List<String> lines(WorkingMemoryChange change) {
        List<String> lines = new ArrayList<>();
        String place = Printable.line(change.place());
        change.before().ifPresent(before -> lines.add("  - " + place + ": " + Json.write(before.value())));
        change.after().ifPresent(after -> lines.add("  + " + place + ": " + Json.write(after.value())));
        return lines;
    }
}
