package io.mneme.memory.agent.offline;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a person says of herself that is worth keeping: where it belongs and what to write there.
 *
 * @param names names of the field or section, the best first; in lower case
 * @param value what to write
 */
record Field(List<String> names, String value) {

    private static final String I_AM = "\\b(?:I am|I['\u2019]m)\\b";
    private static final Pattern NAME = Pattern.compile(
            "\\b(?:[Mm]y name is|(?:[Cc]all|call) me|I am called) (\\p{Lu}[\\p{L}'-]*)(?: (\\p{Lu}[\\p{L}'-]*))?");
    private static final Pattern PLACE = Pattern.compile(
            "\\b(?:I live in|I am from|I['\u2019]m from|I am based in|I['\u2019]m based in|I moved to) (.+)");
    private static final Pattern INTEREST =
            Pattern.compile("\\bI (?:really )?(?:like|love|enjoy)\\b|" + I_AM + " (?:interested in|fond of)");
    private static final Pattern GOAL = Pattern.compile("\\bI (?:want|plan|hope) to\\b|\\b[Mm]y goals? (?:is|are)\\b");
    private static final Pattern PROJECT = Pattern.compile(I_AM + " working on\\b|\\b[Mm]y projects? (?:is|are)\\b");
    private static final Pattern WORK =
            Pattern.compile("\\bI work (?:as|at|for|in)\\b|\\b[Mm]y (?:job|occupation|profession) is\\b");
    private static final Pattern PREFERENCE =
            Pattern.compile("\\bI (?:always |usually )?prefer\\b|\\b[Mm]y favou?rite\\b");
    private static final Pattern FACT = Pattern.compile(
            "\\bI (?:always |never |usually )?(?:hate|dislike|live|work|have|own|use|speak|study|play|want|drive|collect)\\b|"
                    + I_AM + " (?!\\w+ing\\b|not sure\\b|fine\\b|ok\\b|here\\b|back\\b|sorry\\b)\\p{L}"
                    + "|\\b[Mm]y (?:[\\p{L}'-]+ ){1,4}(?:is|are)\\b");
    /** Requests for help pass, and secrets do not belong where every prompt shows them. */
    private static final Pattern PASSING = Pattern.compile(
            "\\b(?:help|question|questions|problem|problems|issue|issues|trouble|password|passphrase|pin|secret|token)\\b",
            Pattern.CASE_INSENSITIVE);

    /** What {@code sentence} says; empty if it is nothing to keep. */
    static List<Field> of(String sentence) {
        if (Sentences.isQuestion(sentence) || PASSING.matcher(sentence).find()) {
            return List.of();
        }
        Matcher name = NAME.matcher(sentence);
        if (name.find()) {
            Field first = new Field(List.of("first name", "name", "facts"), name.group(1));
            return Optional.ofNullable(name.group(2))
                    .map(last -> List.of(first, new Field(List.of("last name", "facts"), last)))
                    .orElse(List.of(first));
        }
        Matcher place = PLACE.matcher(sentence);
        if (place.find()) {
            return List.of(new Field(List.of("location", "facts"), plain(place.group(1))));
        }
        return kind(sentence).map(kind -> new Field(List.of(kind, "facts"), plain(sentence))).stream()
                .toList();
    }

    private static Optional<String> kind(String sentence) {
        if (PREFERENCE.matcher(sentence).find()) {
            return Optional.of("preferences");
        } else if (INTEREST.matcher(sentence).find()) {
            return Optional.of("interests");
        } else if (GOAL.matcher(sentence).find()) {
            return Optional.of("goals");
        } else if (PROJECT.matcher(sentence).find()) {
            return Optional.of("projects");
        } else if (WORK.matcher(sentence).find()) {
            return Optional.of("occupation");
        }
        return FACT.matcher(sentence).find() ? Optional.of("facts") : Optional.empty();
    }

    /** Whether a heading or a label names this. */
    static boolean isNamed(String label, String name) {
        String plain = label.strip().toLowerCase(Locale.ROOT);
        return plain.equals(name);
    }

    private static String plain(String sentence) {
        return sentence.strip().replaceFirst("[.!]+$", "");
    }
}
