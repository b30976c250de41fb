package io.mneme.memory.store.mongo;

import io.mneme.memory.MemoryException.InvalidInput;
import io.mneme.memory.MemoryException.Misconfigured;
import io.mneme.memory.internal.Instants;
import io.mneme.memory.message.Message;
import io.mneme.memory.message.MessageDocument;
import io.mneme.memory.message.MessageId;
import io.mneme.memory.message.StoredMessage;
import io.mneme.memory.thread.ThreadKey;
import java.util.Set;
import org.bson.Document;

/** A message as an element of a batch: its fields, then the parts and the speaker as the core writes them. */
final class StoredMessages {

    private static final Set<String> OWN_FIELDS =
            Set.of(Fields.MESSAGE_ID, Fields.ROLE, Fields.AT, Fields.METADATA, Fields.PLACE);

    private StoredMessages() {}

    /** The element, still without its place. */
    static Document encode(Message message) {
        Document element = new Document(Fields.MESSAGE_ID, message.id().value())
                .append(Fields.ROLE, MessageDocument.roleName(message.role()))
                .append(Fields.AT, Instants.toEpochMicros(message.createdAt()));
        if (!message.metadata().isEmpty()) {
            element.append(Fields.METADATA, Metadata.encode(message.metadata()));
        }
        element.putAll(Trees.encode(MessageDocument.body(message)));
        return element;
    }

    /** The message at its place. */
    static StoredMessage decode(ThreadKey thread, Document element) {
        try {
            Message message = MessageDocument.readBody(
                    Message.builder(MessageDocument.role(element.getString(Fields.ROLE)))
                            .id(MessageId.of(element.getString(Fields.MESSAGE_ID)))
                            .createdAt(Instants.ofEpochMicros(element.getLong(Fields.AT)))
                            .metadata(Metadata.decode(element.getList(Fields.METADATA, Document.class))),
                    Trees.decode(body(element)));
            return new StoredMessage(element.getLong(Fields.PLACE), message);
        } catch (ClassCastException | NullPointerException | InvalidInput e) {
            throw new Misconfigured(
                    "message " + element.get(Fields.MESSAGE_ID) + " of thread " + thread + " is not what Mneme wrote",
                    e);
        }
    }

    private static Document body(Document element) {
        Document body = new Document();
        element.forEach((field, value) -> {
            if (!OWN_FIELDS.contains(field)) {
                body.append(field, value);
            }
        });
        return body;
    }
}
