package io.mneme.memory.history;

import io.mneme.memory.message.Message;
import io.mneme.memory.message.Part;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Keeps tool calls and their results together: a provider refuses a prompt with one and not the other. A result belongs
 * to the nearest call of the same id before it. Thread-safe.
 */
public final class ToolPairs {

    private ToolPairs() {}

    /** Whether a tool result in {@code messages}, oldest first, has no call before it there. */
    public static boolean lacksCall(List<Message> messages) {
        return !matched(messages).orphans.isEmpty();
    }

    /** The ids of the calls that {@link #lacksCall} misses; may be changed by the caller. */
    static Set<String> missingCalls(List<Message> messages) {
        return matched(messages).orphans;
    }

    /**
     * Leaves out calls without a result and results without a call, and messages in which nothing is left. What remains
     * is in order; a list of whole pairs is returned as it is.
     */
    public static List<Message> whole(List<Message> messages) {
        Matched matched = matched(messages);
        List<Message> kept = new ArrayList<>(messages.size());
        for (Message message : messages) {
            List<Part> parts = message.parts().stream().filter(matched::keeps).toList();
            if (parts.size() == message.parts().size()) {
                kept.add(message);
            } else if (parts.stream().anyMatch(part -> !(part instanceof Part.Reasoning))) {
                kept.add(new Message(
                        message.id(),
                        message.role(),
                        parts,
                        message.speaker(),
                        message.metadata(),
                        message.createdAt()));
            }
        }
        return kept;
    }

    private static Matched matched(List<Message> messages) {
        Matched matched = new Matched();
        messages.forEach(message -> message.parts().forEach(matched::see));
        return matched;
    }

    /** Pairs found so far; parts are told apart by identity, since a call id may be used again later. */
    private static final class Matched {
        private final Map<String, Part.ToolCall> open = new HashMap<>();
        private final Set<Part> paired = Collections.newSetFromMap(new IdentityHashMap<>());
        private final Set<String> orphans = new HashSet<>();

        void see(Part part) {
            if (part instanceof Part.ToolCall call) {
                open.put(call.callId(), call);
            } else if (part instanceof Part.ToolResult result) {
                Part.ToolCall call = open.remove(result.callId());
                if (call == null) {
                    orphans.add(result.callId());
                } else {
                    paired.add(call);
                    paired.add(result);
                }
            }
        }

        boolean keeps(Part part) {
            return !(part instanceof Part.ToolCall || part instanceof Part.ToolResult) || paired.contains(part);
        }
    }
}
