package io.mneme.memory.agent.schema;

import com.networknt.schema.Error;
import tools.jackson.databind.JsonNode;

/** Tells what is wrong by place and rule: both come from the schema and from names, never from a value. */
final class Violations {

    /** A rule that is longer helps no model. */
    private static final int LONGEST_RULE = 200;

    private Violations() {}

    /** As {@code /age: minimum 0} or {@code /: required "name"}. */
    static String line(Error error) {
        String place = error.getInstanceLocation().toString();
        return (place.isEmpty() ? "/" : place) + ": " + error.getKeyword() + rule(error);
    }

    private static String rule(Error error) {
        if (error.getProperty() != null) {
            return " \"" + error.getProperty() + "\"";
        }
        JsonNode rule = error.getSchemaNode();
        String text = rule == null || rule.isObject() ? "" : " " + rule;
        return text.length() > LONGEST_RULE ? "" : text;
    }
}
