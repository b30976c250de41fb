package io.mneme.memory.agent.processor;

import io.mneme.memory.message.Speaker;
import io.mneme.memory.thread.ThreadKey;
import java.util.Map;
import java.util.Optional;

/**
 * The turn that a processor works in. All calls of one turn get the same object, on one thread.
 *
 * @param agent the agent's name
 * @param thread the conversation and its owner
 * @param speaker the verified person who speaks; empty if the thread has one person only
 * @param turn id of the turn
 * @param readOnly whether nothing of the turn is saved
 * @param notes what processors keep from one call to the next of the same turn; changeable, gone with the turn
 */
public record ProcessorContext(
        String agent,
        ThreadKey thread,
        Optional<Speaker> speaker,
        String turn,
        boolean readOnly,
        Map<String, Object> notes) {}
