package io.mneme.memory.server.cli.output;

import io.mneme.memory.message.MessageDocument;
import io.mneme.memory.port.store.Place;
import io.mneme.memory.recall.RecallHit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;

/** What recall found, for people and for programs. Thread-safe. */
public final class RecallText {

    private RecallText() {}

    /** Why it was found and where; then the message. */
    public static List<String> lines(RecallHit hit, Style style) {
        List<String> lines = new ArrayList<>();
        String why = hit.neighbourOf()
                .map(find -> style.dim("next to #" + find.sequence()))
                .orElseGet(() -> style.bold(String.format(Locale.ROOT, "%.2f", hit.score())));
        lines.add(why + style.dim(reasons(hit)) + "  "
                + style.bold(Printable.line(hit.thread().value())));
        lines.addAll(MessageText.lines(hit.message(), style));
        return lines;
    }

    /** The message, and all that {@link RecallHit} says of it. */
    public static Map<String, Object> document(RecallHit hit) {
        Map<String, Object> document =
                new HashMap<>(MessageDocument.write(hit.message().message()));
        document.put("thread", hit.thread().value());
        document.put("sequence", hit.message().sequence());
        document.put("score", hit.score());
        hit.wordRank().ifPresent(rank -> document.put("wordRank", rank));
        hit.vectorRank().ifPresent(rank -> document.put("vectorRank", rank));
        hit.neighbourOf().map(Place::sequence).ifPresent(find -> document.put("neighbourOf", find));
        return document;
    }

    private static String reasons(RecallHit hit) {
        return hit.isFoundBySurroundings()
                ? "  by what stands around it"
                : rank("words", hit.wordRank()) + rank("meaning", hit.vectorRank());
    }

    private static String rank(String by, OptionalInt rank) {
        return rank.isPresent() ? "  " + by + " " + rank.getAsInt() : "";
    }
}
