package io.mneme.memory.agent.offline;

import io.mneme.memory.message.Message;
import io.mneme.memory.message.Speaker;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;

/** Quotes word by word, with who said it and when (UTC). */
final class Quotation {

    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd 'at' HH:mm 'UTC'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private final Optional<Speaker> reader;

    /** @param reader who is called "you" */
    Quotation(Optional<Speaker> reader) {
        this.reader = reader;
    }

    String of(Recollection sentence) {
        return sentence.origin()
                .map(origin -> origin + ": \"" + sentence.quote() + "\"")
                .orElseGet(() -> quote(
                        who(sentence.message()) + (sentence.question() ? " asked" : " said"),
                        sentence.message(),
                        sentence.quote()));
    }

    String of(Message message) {
        return quote(who(message) + " said", message, message.text());
    }

    /** How a tool's result is introduced. */
    static String returnedBy(String tool, Message message) {
        return "The tool \"" + tool + "\" returned on " + MINUTE.format(message.createdAt());
    }

    private String who(Message message) {
        return message.speaker()
                .filter(speaker -> !reader.map(Speaker::id).equals(Optional.of(speaker.id())))
                .map(Speaker::displayName)
                .orElse("You");
    }

    private static String quote(String who, Message message, String words) {
        return who + " on " + MINUTE.format(message.createdAt()) + ": \"" + words + "\"";
    }
}
