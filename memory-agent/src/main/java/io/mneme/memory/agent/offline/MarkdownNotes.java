package io.mneme.memory.agent.offline;

import io.mneme.memory.message.Speaker;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The lines of a working memory in Markdown, and how to add to them without losing one. For one thread. */
final class MarkdownNotes {

    /** As {@code - **Facts**: likes tea; has a dog}. */
    static final Pattern LABELLED = Pattern.compile("\\s*[-*] \\*\\*([^*]+)\\*\\*([^:]*):\\s*(.*)");

    private static final Pattern HEADING = Pattern.compile("\\s*#+\\s+(.+?)\\s*");
    private static final String SEPARATOR = "; ";

    private final List<String> lines;

    MarkdownNotes(String text) {
        lines = new ArrayList<>(List.of(text.split("\n", -1)));
    }

    /** All lines. */
    String text() {
        return String.join("\n", lines);
    }

    /** Whether it has a list of people. */
    boolean hasParticipants() {
        return heading("participants") >= 0;
    }

    /** Adds to the field or section that fits best; to a new section if none does. Does nothing if it stands there. */
    void add(Field field) {
        for (String name : field.names()) {
            int labelled = label(name);
            if (labelled >= 0) {
                append(labelled, field.value());
                return;
            }
            int heading = heading(name);
            if (heading >= 0) {
                addBullet(heading, field.value());
                return;
            }
        }
        lines.add("## Facts");
        lines.add("- " + field.value());
    }

    /** Adds a person, if unknown, and what she says, if new. */
    void addParticipant(Speaker speaker, List<String> positions) {
        String key =
                "(" + speaker.id() + speaker.role().map(role -> ", " + role).orElse("") + ")";
        int place = participant(speaker.id());
        if (place < 0) {
            int heading = heading("participants");
            place = endOf(heading);
            lines.add(place, "- **" + speaker.displayName() + "** " + key + ":");
        }
        for (String position : positions) {
            append(place, position);
        }
    }

    private int participant(String id) {
        for (int i = 0; i < lines.size(); i++) {
            Matcher line = LABELLED.matcher(lines.get(i));
            String key = line.matches() ? line.group(2).strip() : "";
            if (key.equals("(" + id + ")") || key.startsWith("(" + id + ", ")) {
                return i;
            }
        }
        return -1;
    }

    private void append(int line, String value) {
        Matcher parts = LABELLED.matcher(lines.get(line));
        if (!parts.matches() || List.of(parts.group(3).split(SEPARATOR)).contains(value)) {
            return;
        }
        String old = lines.get(line).stripTrailing();
        lines.set(line, old + (parts.group(3).isBlank() ? " " : SEPARATOR) + value);
    }

    private void addBullet(int heading, String value) {
        int end = endOf(heading);
        if (lines.subList(heading, end).contains("- " + value)) {
            return;
        }
        Optional<Integer> empty = emptyBullet(heading, end);
        if (empty.isPresent()) {
            lines.set(empty.get(), "- " + value);
        } else {
            lines.add(end, "- " + value);
        }
    }

    private Optional<Integer> emptyBullet(int from, int to) {
        for (int i = from; i < to; i++) {
            if (lines.get(i).strip().equals("-")) {
                return Optional.of(i);
            }
        }
        return Optional.empty();
    }

    /** Where a section ends, before its trailing empty lines. */
    private int endOf(int heading) {
        int end = heading + 1;
        while (end < lines.size() && !HEADING.matcher(lines.get(end)).matches()) {
            end++;
        }
        while (end > heading + 1 && lines.get(end - 1).isBlank()) {
            end--;
        }
        return end;
    }

    private int heading(String name) {
        return find(HEADING, name);
    }

    private int label(String name) {
        return find(LABELLED, name);
    }

    private int find(Pattern pattern, String name) {
        for (int i = 0; i < lines.size(); i++) {
            Matcher line = pattern.matcher(lines.get(i));
            if (line.matches() && Field.isNamed(line.group(1), name)) {
                return i;
            }
        }
        return -1;
    }
}
