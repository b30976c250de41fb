package io.mneme.memory.agent.offline;

import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Cuts text into sentences, which stay as they are, and tells questions from statements. */
final class Sentences {

    private static final int LONGEST_WITH_CONTEXT = 400;

    private static final Pattern LINE = Pattern.compile("[^\\r\\n\\u2028\\u2029]+");
    private static final Pattern ABBREVIATION = Pattern.compile(
            "(?:.*[\\s(])?(?:\\p{Lu}|Dr|Mr|Mrs|Ms|Prof|St|Jr|Sr|No|vs|etc|e\\.g|i\\.e)\\.\\s*", Pattern.DOTALL);
    private static final String QUESTION_MARKS = "?\u037e\u061f\uff1f\u203d\u2047\u2e2e";
    private static final int LONGEST_ABBREVIATION = 12;
    private static final Pattern REQUEST = Pattern.compile(
            "(?:please )?(?:(?:tell|show|give) me|remind me(?! to)|do you (?:know|remember)|repeat)\\b.*");
    private static final Pattern ASKING =
            Pattern.compile("(?:(?:what|which)(?: (?!i |you |we |he |she |they |it )\\w+){0,2}"
                    + "|who|where|when|why|how(?: many \\w+| much \\w+| \\w+)?)"
                    + " (?:is|are|was|were|am|do|does|did|can|could|should|have|has|s)\\b.*");

    private Sentences() {}

    /**
     * The sentences of {@code text} in order, each as it stands there; one that points back has those before it in
     * front.
     */
    static List<String> of(String text) {
        List<String> sentences = new ArrayList<>();
        Matcher lines = LINE.matcher(text);
        while (lines.find()) {
            addLine(lines.group(), sentences);
        }
        return sentences;
    }

    /** Whether a sentence asks for something. */
    static boolean isQuestion(String sentence) {
        String words = String.join(" ", Words.of(sentence));
        return endsWithQuestionMark(sentence)
                || REQUEST.matcher(words).matches()
                || ASKING.matcher(words).matches();
    }

    private static void addLine(String line, List<String> sentences) {
        BreakIterator breaks = BreakIterator.getSentenceInstance(Locale.ROOT);
        breaks.setText(line);
        int start = 0;
        int context = 0;
        for (int end = breaks.next(); end != BreakIterator.DONE; end = breaks.next()) {
            if (end < line.length() && !isBoundary(line, start, end)) {
                continue;
            }
            String sentence = line.substring(start, end);
            context = pointsBack(sentence) && end - context <= LONGEST_WITH_CONTEXT ? context : start;
            if (!sentence.isBlank()) {
                sentences.add(line.substring(context, end).strip());
            }
            context = isQuestion(sentence) ? end : context;
            start = end;
        }
    }

    /** An address or a title may hold a mark that only looks like the end of a sentence. */
    private static boolean isBoundary(String line, int start, int end) {
        char last = line.charAt(end - 1);
        String tail = line.substring(Math.max(start, end - LONGEST_ABBREVIATION), end);
        return (Character.isWhitespace(last) || last > 0x7f)
                && !ABBREVIATION.matcher(tail).matches();
    }

    /** Looks at what follows the last letter or digit; Greek writes a semicolon. */
    private static boolean endsWithQuestionMark(String sentence) {
        boolean semicolon = false;
        for (int i = sentence.length(); i > 0; i -= Character.charCount(sentence.codePointBefore(i))) {
            int point = sentence.codePointBefore(i);
            if (QUESTION_MARKS.indexOf(point) >= 0) {
                return true;
            } else if (Character.isLetterOrDigit(point)) {
                return semicolon && Character.UnicodeScript.of(point) == Character.UnicodeScript.GREEK;
            }
            semicolon |= point == ';';
        }
        return false;
    }

    private static boolean pointsBack(String sentence) {
        List<String> words = Words.of(sentence);
        return !words.isEmpty() && Vocabulary.POINTING.contains(words.get(0));
    }
}
