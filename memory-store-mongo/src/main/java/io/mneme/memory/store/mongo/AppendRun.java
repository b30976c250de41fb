package io.mneme.memory.store.mongo;

import io.mneme.memory.internal.Instants;
import io.mneme.memory.message.Message;
import io.mneme.memory.message.MessageId;
import io.mneme.memory.port.store.Append;
import io.mneme.memory.port.store.AppendCondition;
import io.mneme.memory.port.store.AppendResult;
import io.mneme.memory.port.store.AppendResult.Appended;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.bson.Document;

/** One append on its way: what was asked, and which of it was found to be there. Used by one thread. */
final class AppendRun {

    private final Append order;
    private final Hints hints;
    private final Map<MessageId, Document> encoded = new HashMap<>();
    private final Map<MessageId, Long> present = new HashMap<>();
    private long presentGeneration;
    private long presentVersion;

    AppendRun(Append order, Hints hints) {
        this.order = order;
        this.hints = hints;
    }

    Append order() {
        return order;
    }

    List<MessageId> ids() {
        return order.messages().stream().map(Message::id).toList();
    }

    /** The head as this process last saw it, if it may be right. */
    Optional<Head> hinted() {
        return hints.of(order.thread())
                .map(hint -> Head.of(
                        order.thread(),
                        new Document(Fields.STATE, HeadState.LIVE.stored())
                                .append(Fields.GENERATION, hint.generation())
                                .append(Fields.INCARNATION, hint.incarnation())
                                .append(Fields.LAST_SEQUENCE, hint.lastSequence())))
                .filter(this::meetsCondition);
    }

    boolean meetsCondition(Head base) {
        if (order.condition() instanceof AppendCondition.LastSequence last) {
            return last.expected() == base.lastSequence();
        } else if (order.condition() instanceof AppendCondition.Incarnation incarnation) {
            return base.is(HeadState.LIVE) && base.incarnation() == incarnation.expected();
        }
        return true;
    }

    /** A message was found to be there already. */
    void isPresent(Head head, MessageId id, long place) {
        presentGeneration = head.generation();
        presentVersion = head.version();
        present.put(id, place);
    }

    /** The first attempt failed: the hint was wrong. What was found holds only as long as nothing was deleted. */
    void lookedAgain(Head head) {
        hints.forget(order.thread());
        if (head.generation() != presentGeneration || head.version() != presentVersion) {
            present.clear();
        }
    }

    boolean allPresent() {
        return present.size() == order.messages().size();
    }

    boolean somePresent() {
        return !present.isEmpty();
    }

    Batch nextBatch(Head base) {
        return ThreadLog.next(
                base,
                order.messages().size() - present.size(),
                Instants.toEpochMicros(order.at()),
                UUID.randomUUID().toString());
    }

    /** The messages that are not there, as stored. */
    List<Document> newMessages() {
        List<Document> fresh = new ArrayList<>();
        for (Message message : order.messages()) {
            if (!present.containsKey(message.id())) {
                fresh.add(encoded.computeIfAbsent(message.id(), id -> StoredMessages.encode(message)));
            }
        }
        return fresh;
    }

    AppendResult unchanged(Head base) {
        return result(base.incarnation(), base.lastSequence(), base.lastSequence());
    }

    AppendResult committed(Head base, Batch batch) {
        long incarnation = base.neverExisted() ? 1 : base.incarnation();
        hints.keep(order.thread(), new Hints.Hint(batch.generation(), incarnation, batch.end(), 0));
        return result(incarnation, batch.end(), batch.start() - 1);
    }

    private AppendResult result(long incarnation, long lastSequence, long before) {
        List<Appended> messages = new ArrayList<>(order.messages().size());
        long place = before;
        for (Message message : order.messages()) {
            Long known = present.get(message.id());
            messages.add(new Appended(message.id(), known == null ? ++place : known, known == null));
        }
        return new AppendResult(incarnation, lastSequence, messages);
    }
}
