package io.mneme.memory.message;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Counts who speaks, one message after the other. For one thread. */
public final class Participants {

    private final Map<String, Participant> byId = new LinkedHashMap<>();

    /** Nobody yet. */
    public Participants() {}

    /** Counts {@code message}, which comes after all that were counted before. */
    public void add(Message message) {
        message.speaker()
                .ifPresent(speaker ->
                        byId.merge(speaker.id(), Participant.of(speaker, message.createdAt()), Participant::plus));
    }

    /** Everybody, in order of the first message. */
    public List<Participant> list() {
        return List.copyOf(byId.values());
    }
}
