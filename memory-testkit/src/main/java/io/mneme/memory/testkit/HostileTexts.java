package io.mneme.memory.testkit;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Legal texts that break careless stores: any valid Unicode must read back as it was. */
public final class HostileTexts {

    /** Every character below U+00A0, control characters included, U+0000 first. */
    public static final String CONTROLS =
            IntStream.range(0, 0xA0).mapToObj(Character::toString).collect(Collectors.joining());

    /** Empty text, U+0000, what stores may use to hide U+0000, bidirectional text, non-characters, code. */
    public static final List<String> ALL = List.of(
            "",
            " ",
            "\n",
            "  both ends blank \t",
            "\0",
            "a\0b",
            "\0\0end\0",
            CONTROLS,
            "\\u0000",
            "\\\\u0000",
            "\\0",
            "\u2400",
            "\uE000",
            "\uE000\0\uE001",
            "\uF8FF\uFFFD",
            "\uFFFE\uFFFF",
            "\uDBFF\uDFFF\uD800\uDC00",
            "line\r\nline\rline\nline\u2028line\u2029line\u0085line",
            "\u202Etfel ot thgir\u202C \u2066isolate\u2069 \u200E\u200F\u061C",
            "\uFEFFbyte order mark",
            "zero\u200Bwidth\u200Djoiner\u00ADhyphen",
            "e\u0301 and \u00E9 and \u212B and \u00C5",
            "👩‍👩‍👧‍👦 🏳️‍🌈 e\u0301\u0302\u0303\u0304",
            "日本語 עברית العربية हिन्दी",
            "{\"$oid\": \"1\", \"a.b\": null}",
            "'; DROP TABLE messages; -- \" ` \\ ' %s ? :name ${x} #{x} {0}",
            "<script>alert(1)</script> &amp; ]]>",
            "\uD83D\uDE00".repeat(50));

    private HostileTexts() {}
}
