package io.mneme.memory.agent;

import java.util.Optional;
import java.util.regex.Pattern;

/** Makes a title of what a model wrote. */
final class TitleText {

    private static final int LONGEST = 80;

    private static final Pattern NOT_SHOWN = Pattern.compile("[\\p{Cntrl}\\p{Cf}\\p{Z}\\s]+");
    private static final Pattern LABEL = Pattern.compile("^(?:title|titel)\\s*:\\s*", Pattern.CASE_INSENSITIVE);
    private static final Pattern START = Pattern.compile("^[#*_`\"'\u201c\u201d\u201e\u2018\u2019\u00ab\u00bb\\s]+");
    private static final Pattern END = Pattern.compile("[*_`\"'\u201c\u201d\u2018\u2019\u00ab\u00bb\\s.,;:]+$");

    private TitleText() {}

    /** One line of at most 80 characters, without marks around it; empty if nothing is left. */
    static Optional<String> of(String written) {
        if (written == null) {
            return Optional.empty();
        }
        return written.lines()
                .map(line -> NOT_SHOWN.matcher(UnicodeRepair.repair(line)).replaceAll(" "))
                .map(line -> START.matcher(line).replaceFirst(""))
                .map(line -> LABEL.matcher(line).replaceFirst(""))
                .map(line -> START.matcher(line).replaceFirst(""))
                .map(line -> END.matcher(line).replaceFirst(""))
                .filter(line -> !line.isBlank())
                .findFirst()
                .map(TitleText::cut);
    }

    /** Cuts at the end of a word if there is one in the last half. */
    private static String cut(String line) {
        if (line.codePointCount(0, line.length()) <= LONGEST) {
            return line;
        }
        String cut = line.substring(0, line.offsetByCodePoints(0, LONGEST - 1));
        int blank = cut.lastIndexOf(' ');
        return (blank > cut.length() / 2 ? cut.substring(0, blank) : cut) + "\u2026";
    }
}
