package io.mneme.memory.bench.recall;

import io.mneme.memory.message.Message;
import io.mneme.memory.message.MessageId;
import java.util.List;
import java.util.Set;

/**
 * One conversation of LoCoMo.
 *
 * @param id its name
 * @param sessions each session's turns in order; a turn's message id is its id in the data
 * @param questions the questions with evidence, of the categories 1 to 4
 */
record LocomoConversation(String id, List<Session> sessions, List<Question> questions) {

    /** One session. */
    record Session(String name, List<Message> turns) {}

    /**
     * One question.
     *
     * @param evidence ids of the turns that answer it, at least one
     */
    record Question(String text, int category, Set<MessageId> evidence) {}
}
