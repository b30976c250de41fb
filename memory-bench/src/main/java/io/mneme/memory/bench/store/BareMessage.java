package io.mneme.memory.bench.store;

import java.time.Instant;
import java.util.Map;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.json.JsonMapper;

/** A message as one would read it without Mneme: its columns, and its content parsed. */
record BareMessage(long sequence, String id, String role, Instant createdAt, Map<String, Object> body) {

    /** The content of the turn's two messages, written beforehand. */
    static final String QUESTION = body(Turns.QUESTION);

    static final String ANSWER = body(Turns.ANSWER);

    private static final ObjectReader TREE = JsonMapper.shared().readerForMapOf(Object.class);

    /** Parses JSON. */
    static Map<String, Object> parse(String json) {
        return TREE.readValue(json);
    }

    private static String body(String text) {
        return "{\"parts\":[{\"type\":\"text\",\"text\":\"" + text + "\"}]}";
    }
}
