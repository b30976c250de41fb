package io.mneme.memory.store.mongo;

import io.mneme.memory.internal.Instants;
import io.mneme.memory.message.MessageDocument;
import io.mneme.memory.message.MessageQuery;
import java.util.ArrayList;
import java.util.List;
import org.bson.Document;

/** Conditions on one message, as expressions over {@code $$this} of a {@code $filter}. All values are literals. */
final class Conditions {

    private Conditions() {}

    /** The filters of a query; the cursor is not among them. */
    static List<Document> of(MessageQuery query) {
        List<Document> all = new ArrayList<>();
        query.since().ifPresent(at -> all.add(compare("$gte", Fields.AT, Instants.toEpochMicros(at))));
        query.until().ifPresent(at -> all.add(compare("$lt", Fields.AT, Instants.toEpochMicros(at))));
        if (!query.roles().isEmpty()) {
            List<String> roles =
                    query.roles().stream().map(MessageDocument::roleName).toList();
            all.add(new Document("$in", List.of(field(Fields.ROLE), roles)));
        }
        Document entries = new Document("$ifNull", List.of(field(Fields.METADATA), List.of()));
        Metadata.wanted(query.metadata())
                .forEach(entry -> all.add(new Document("$in", List.of(literal(entry), entries))));
        return all;
    }

    /** The message's place lies beyond {@code place}. */
    static Document beyond(long place, boolean ascending) {
        return compare(ascending ? "$gt" : "$lt", Fields.PLACE, place);
    }

    /** The message has this id. */
    static Document isMessage(String id) {
        return compare("$eq", Fields.MESSAGE_ID, id);
    }

    private static Document compare(String operator, String field, Object value) {
        return new Document(operator, List.of(field(field), literal(value)));
    }

    private static String field(String name) {
        return "$$this." + name;
    }

    private static Document literal(Object value) {
        return new Document("$literal", value);
    }
}
