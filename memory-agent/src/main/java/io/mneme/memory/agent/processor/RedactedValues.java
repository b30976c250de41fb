package io.mneme.memory.agent.processor;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** Redacts document values at any depth. Thread-safe. */
final class RedactedValues {

    private final UnaryOperator<String> redactor;

    RedactedValues(UnaryOperator<String> redactor) {
        this.redactor = redactor;
    }

    /** A number that is redacted becomes text. */
    Object value(Object value) {
        if (value instanceof String text) {
            return redactor.apply(text);
        } else if (value instanceof Map<?, ?> map) {
            return object(map);
        } else if (value instanceof List<?> list) {
            List<Object> redacted = new ArrayList<>(list.size());
            list.forEach(item -> redacted.add(value(item)));
            return redacted;
        } else if (value instanceof Number number) {
            String text = number instanceof BigDecimal decimal ? decimal.toPlainString() : number.toString();
            String redacted = redactor.apply(text);
            return redacted.equals(text) ? value : redacted;
        }
        return value;
    }

    /** Keys that become equal are told apart by a sign at the end: no value is lost. */
    Map<String, Object> object(Map<?, ?> map) {
        Map<String, Object> redacted = new LinkedHashMap<>();
        map.forEach((key, item) -> {
            String name = redactor.apply((String) key);
            while (redacted.containsKey(name)) {
                name += "_";
            }
            redacted.put(name, value(item));
        });
        return redacted;
    }
}
