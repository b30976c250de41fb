package io.mneme.memory.recall;

import io.mneme.memory.message.Message;
import io.mneme.memory.message.Part;
import io.mneme.memory.message.Speaker;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which text stands for a message in the index, for words and meaning alike. What a tool said and what a model thought
 * is not in it: that would drown what people said. Immutable and thread-safe.
 *
 * @param speaker whether the speaker's name is part of it: a question often names a person
 * @param date whether the day is part of it, in English and UTC: a question often names a month or a year
 * @param files whether the names of files are part of it
 */
public record IndexedText(boolean speaker, boolean date, boolean files) {

    /** Everything: measured best. */
    public static final IndexedText DEFAULT = new IndexedText(true, true, true);

    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH).withZone(ZoneOffset.UTC);

    /** The text of the message's parts; blank if there is nothing to index. */
    String body(Message message) {
        Stream<String> texts = message.parts(Part.Text.class).stream().map(Part.Text::text);
        Stream<String> names =
                files ? message.parts(Part.File.class).stream().map(file -> "[" + file.name() + "]") : Stream.empty();
        return Stream.concat(texts, names).filter(text -> !text.isBlank()).collect(Collectors.joining("\n"));
    }

    /** What stands before each chunk of the body; may be empty. */
    String heading(Message message) {
        String who = speaker ? message.speaker().map(Speaker::displayName).orElse("") : "";
        String day = date ? DAY.format(message.createdAt()) : "";
        if (who.isEmpty() && day.isEmpty()) {
            return "";
        } else if (who.isEmpty() || day.isEmpty()) {
            return who + day + ": ";
        }
        return who + " (" + day + "): ";
    }

    /** Part of the index's name: texts made otherwise cannot be compared. */
    String code() {
        return (speaker ? "s" : "") + (date ? "d" : "") + (files ? "f" : "");
    }
}
