package io.mneme.memory.agent.offline;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a few words are as a value of a property. */
final class PropertyValue {

    private PropertyValue() {}

    /** The value; empty if the property's schema does not plainly allow it. */
    static Optional<Object> of(String words, Object schema) {
        if (!(schema instanceof Map<?, ?> rules)) {
            return Optional.empty();
        } else if (rules.get("enum") instanceof List<?> allowed) {
            return allowed.stream()
                    .filter(value -> String.valueOf(value).equalsIgnoreCase(words))
                    .map(Object.class::cast)
                    .findFirst();
        } else if ("string".equals(rules.get("type"))) {
            return Optional.of(words);
        }
        boolean integer = "integer".equals(rules.get("type")) || "number".equals(rules.get("type"));
        return integer && words.matches("-?\\d{1,18}") ? Optional.of(Long.valueOf(words)) : Optional.empty();
    }
}
