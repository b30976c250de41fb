package io.mneme.memory.agent;

import io.mneme.memory.MemoryException.InvalidInput;
import io.mneme.memory.internal.Identifiers;
import io.mneme.memory.message.MessageId;
import io.mneme.memory.message.Speaker;
import io.mneme.memory.thread.ThreadKey;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * What a turn is to answer, and the ids of its messages, which all start with the turn's. Immutable and thread-safe.
 */
record TurnRequest(String turn, String text, ThreadKey thread, Optional<Speaker> speaker, boolean readOnly) {

    private static final Pattern STEP = Pattern.compile("\\.step-\\d+-[0-9a-f-]{36}");
    private static final Pattern PARTIAL = Pattern.compile("\\.partial-[0-9a-f-]{36}");

    /** @throws InvalidInput if the text is blank or not valid Unicode, or {@code in} is null */
    static TurnRequest of(String text, In in) {
        if (in == null) {
            throw new InvalidInput("a turn needs a resource id and a thread id");
        }
        if (Identifiers.checkText("the user's text", text).codePoints().allMatch(TurnRequest::isBlank)) {
            throw new InvalidInput("the user's text must not be blank");
        }
        String turn = in.turn().orElseGet(() -> UUID.randomUUID().toString());
        return new TurnRequest(turn, text, in.thread(), in.speaker(), in.readOnly());
    }

    MessageId userId() {
        return MessageId.of(turn);
    }

    MessageId answerId() {
        return MessageId.of(turn + ".answer");
    }

    /** A new id each time: two tries of a turn may both get as far as this step. */
    MessageId newStepId(int step) {
        return MessageId.of(turn + ".step-" + step + "-" + UUID.randomUUID());
    }

    MessageId newPartialId() {
        return MessageId.of(turn + ".partial-" + UUID.randomUUID());
    }

    boolean isStep(MessageId id) {
        return isOwn(id, STEP);
    }

    boolean isPartial(MessageId id) {
        return isOwn(id, PARTIAL);
    }

    AgentReply reply(String answer, Finish finish) {
        return new AgentReply(turn, thread, answer, finish);
    }

    private boolean isOwn(MessageId id, Pattern rest) {
        return id.value().startsWith(turn)
                && rest.matcher(id.value().substring(turn.length())).matches();
    }

    private static boolean isBlank(int codePoint) {
        return Character.isWhitespace(codePoint) || Character.isSpaceChar(codePoint);
    }
}
