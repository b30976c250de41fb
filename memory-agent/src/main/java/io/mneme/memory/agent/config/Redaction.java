package io.mneme.memory.agent.config;

import java.util.regex.Pattern;

/** Makes URLs fit to be shown. */
final class Redaction {

    private static final Pattern USER_INFO = Pattern.compile("^([a-zA-Z][a-zA-Z0-9+.-]*:(?://)?)?.*@", Pattern.DOTALL);
    private static final Pattern SECRET_VALUE = Pattern.compile(
            "([?&;][^=&;]*(?:pass|pwd|secret|token|key|credential)[^=&;]*=)[^&;]*", Pattern.CASE_INSENSITIVE);

    private Redaction() {}

    /**
     * The URL without what stands before the last {@code @} of it, and without the values of parameters whose names
     * tell of a secret. Hides rather too much: a password may hold any character.
     */
    static String url(String url) {
        return SECRET_VALUE
                .matcher(USER_INFO.matcher(url).replaceFirst("$1***@"))
                .replaceAll("$1***");
    }
}
