package io.mneme.memory.agent.offline;

import io.mneme.memory.context.Context;
import io.mneme.memory.context.Markup;
import io.mneme.memory.context.Notes;
import io.mneme.memory.message.Message;
import io.mneme.memory.message.Role;
import io.mneme.memory.message.Speaker;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads what memory adds to a prompt: working memory and messages of other conversations. Thread-safe. */
final class NotesReader {

    private static final Pattern WORKING_MEMORY =
            Pattern.compile("<working_memory version=\"\\d+\">\n([^<]*)\n</working_memory>");
    private static final Pattern MESSAGE = Pattern.compile("<message thread=\"([^\"]*)\" date=\"([^\"]*)\""
            + " role=\"user\"(?: author=\"([^\"]*)\")?>([^<]*)</message>");
    private static final String FROM_WORKING_MEMORY = "In working memory stands";

    private final Optional<Message> notes;

    NotesReader(Context context) {
        notes = Notes.of(context);
    }

    /** The working memory's text, Markdown or JSON; empty if there is none. */
    Optional<String> workingMemory() {
        return notes.map(message -> WORKING_MEMORY.matcher(message.text()))
                .filter(Matcher::find)
                .map(found -> Markup.unescape(found.group(1)));
    }

    /** The sentences of all of it, working memory last. */
    List<Recollection> recollections(Optional<Speaker> reader) {
        List<Recollection> all = new ArrayList<>();
        notes.ifPresent(message -> addRecalled(message, reader, all));
        workingMemory().ifPresent(text -> {
            Optional<Map<String, Object>> document = JsonNotes.read(text);
            document.ifPresentOrElse(
                    map -> JsonNotes.lines(map).forEach(line -> all.add(remembered(line, Optional.empty()))),
                    () -> addMarkdown(text, all));
        });
        return all;
    }

    private void addRecalled(Message message, Optional<Speaker> reader, List<Recollection> all) {
        Matcher elements = MESSAGE.matcher(message.text());
        while (elements.find()) {
            Optional<Speaker> author =
                    Optional.ofNullable(elements.group(3)).map(Markup::unescape).map(Speaker::of);
            String who = author.map(Speaker::id)
                    .filter(name -> !reader.map(Speaker::displayName).equals(Optional.of(name)))
                    .orElse("You");
            String origin = "%s said on %s in thread \"%s\""
                    .formatted(who, elements.group(2), Markup.unescape(elements.group(1)));
            String text = Markup.unescape(elements.group(4));
            Message said = Message.builder(Role.USER)
                    .text(text)
                    .speaker(who.equals("You") ? reader.orElse(null) : author.orElse(null))
                    .build();
            Sentences.of(text).forEach(sentence -> all.add(Recollection.of(sentence, said, Optional.of(origin))));
        }
    }

    private static void addMarkdown(String text, List<Recollection> all) {
        String firstName = "";
        for (String line : text.split("\n")) {
            Matcher labelled = MarkdownNotes.LABELLED.matcher(line);
            if (labelled.matches() && !labelled.group(3).isBlank()) {
                String value = firstName + labelled.group(1) + ": " + labelled.group(3);
                boolean first = Field.isNamed(labelled.group(1), "first name");
                // Asked for a name, one answer names both.
                firstName = first ? value + ", " : "";
                if (Field.isNamed(labelled.group(1), "last name") || isSingle(labelled)) {
                    all.add(remembered(value, Optional.empty()));
                } else {
                    addItems(labelled, all);
                }
            } else if (line.matches("\\s*[-*] (?!\\*\\*).*\\S.*")) {
                all.add(remembered(line.strip().substring(2), Optional.empty()));
            }
        }
    }

    private static boolean isSingle(Matcher labelled) {
        return List.of("first name", "location", "name").stream()
                .anyMatch(name -> Field.isNamed(labelled.group(1), name));
    }

    private static void addItems(Matcher labelled, List<Recollection> all) {
        Matcher person = Pattern.compile("\\(([^,()]+)(?:, [^()]*)?\\)").matcher(labelled.group(2));
        Optional<Speaker> speaker = person.find()
                ? Optional.of(new Speaker(person.group(1), Optional.of(labelled.group(1)), Optional.empty()))
                : Optional.empty();
        for (String item : labelled.group(3).split("; ")) {
            all.add(remembered(item, speaker));
        }
    }

    private static Recollection remembered(String line, Optional<Speaker> speaker) {
        Message message = Message.builder(Role.USER)
                .text(line)
                .speaker(speaker.orElse(null))
                .build();
        String origin = FROM_WORKING_MEMORY
                + speaker.map(one -> " of " + one.displayName()).orElse("");
        return Recollection.of(line, message, Optional.of(origin));
    }
}
