package io.mneme.memory.store.mongo;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.bson.Document;

/**
 * The expression that keeps of a batch only messages in certain ranges of places, which differ from thread to thread:
 * an array for each range that the batch has a part of, or one for all.
 */
final class WantedMessages {

    private static final String RANGES = "ranges";
    private static final String START = "$" + Fields.ID + "." + Fields.START;
    private static final String SIZE = "$" + Fields.SIZE;
    private static final String ALL = "$" + Fields.MESSAGES;
    private static final String FIRST = "$$range.first";
    private static final String LAST = "$$range.last";

    private WantedMessages() {}

    /**
     * The expression over a batch.
     *
     * @param wanted the places of each thread
     */
    static Document of(Map<String, PlaceRanges> wanted) {
        List<Document> branches = new ArrayList<>();
        wanted.forEach((thread, places) -> branches.add(
                new Document("case", operator("$eq", "$" + Fields.THREAD, new Document("$literal", thread)))
                        .append("then", new Document("$literal", documents(places)))));
        Document ofThread = new Document("$switch", new Document("branches", branches).append("default", List.of()));
        Document untouched = operator("$eq", new Document("$size", ALL), SIZE);
        return new Document(
                "$let",
                new Document("vars", new Document(RANGES, ofThread))
                        .append("in", operator("$cond", untouched, byIndex(), byPlace())));
    }

    private static List<Document> documents(PlaceRanges places) {
        return places.all().entrySet().stream()
                .map(range -> new Document("first", range.getKey()).append("last", range.getValue()))
                .toList();
    }

    /** Of a batch that still has all its messages: where one stands follows from its place. */
    private static Document byIndex() {
        Document meets =
                operator("$and", operator("$gte", LAST, START), operator("$lt", FIRST, operator("$add", START, SIZE)));
        Document first = operator("$max", FIRST, START);
        Document count = operator("$add", operator("$subtract", LAST, first), 1);
        Document part = operator("$slice", ALL, operator("$subtract", first, START), count);
        Document ranges = each("$$" + RANGES, "range").append("cond", meets);
        return new Document(
                "$map", each(new Document("$filter", ranges), "range").append("in", part));
    }

    /** Of any batch; slower, since every message is looked at. */
    private static List<Document> byPlace() {
        String place = "$$message." + Fields.PLACE;
        Document inside = operator("$and", operator("$gte", place, FIRST), operator("$lte", place, LAST));
        Document ofRanges = new Document("$map", each("$$" + RANGES, "range").append("in", inside));
        Document inAny = operator("$anyElementTrue", ofRanges);
        return List.of(new Document("$filter", each(ALL, "message").append("cond", inAny)));
    }

    private static Document each(Object input, String name) {
        return new Document("input", input).append("as", name);
    }

    private static Document operator(String name, Object... arguments) {
        return new Document(name, List.of(arguments));
    }
}
