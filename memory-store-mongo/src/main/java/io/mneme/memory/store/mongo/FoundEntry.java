package io.mneme.memory.store.mongo;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.bson.BsonReader;
import org.bson.BsonType;
import org.bson.RawBsonDocument;

/** An entry of the recall index as a search reads it: field by field, since there may be many. Used by one thread. */
final class FoundEntry {

    private final Map<String, Integer> wanted;
    private String thread = "";
    private long run;
    private long place;
    private int chunk;
    private int length;
    private String unsettled;
    private List<String> words;
    private int[] frequencies;
    private byte[] vector;

    /**
     * Reads an entry.
     *
     * @param wanted terms whose frequencies are asked for, numbered from 0
     */
    FoundEntry(RawBsonDocument stored, Map<String, Integer> wanted) {
        this.wanted = wanted;
        try (BsonReader reader = stored.asBsonReader()) {
            reader.readStartDocument();
            while (reader.readBsonType() != BsonType.END_OF_DOCUMENT) {
                read(reader);
            }
        }
    }

    private void read(BsonReader reader) {
        switch (reader.readName()) {
            case Fields.THREAD -> thread = reader.readString();
            case Fields.RUN -> run = reader.readInt64();
            case Fields.PLACE -> place = reader.readInt64();
            case Fields.CHUNK -> chunk = reader.readInt32();
            case Fields.LENGTH -> length = Math.toIntExact(reader.readInt64());
            case Fields.UNSETTLED -> unsettled = reader.readString();
            case Fields.VECTOR -> vector = reader.readBinaryData().getData();
            case Fields.TERMS -> words = readWords(reader);
            case Fields.FREQUENCIES -> frequencies = readFrequencies(reader);
            default -> reader.skipValue();
        }
    }

    private static List<String> readWords(BsonReader reader) {
        List<String> words = new ArrayList<>();
        reader.readStartArray();
        while (reader.readBsonType() != BsonType.END_OF_DOCUMENT) {
            words.add(reader.readString());
        }
        reader.readEndArray();
        return words;
    }

    /** They stand after the words, in the same order. */
    private int[] readFrequencies(BsonReader reader) {
        int[] counts = new int[wanted.size()];
        reader.readStartArray();
        for (int i = 0; reader.readBsonType() != BsonType.END_OF_DOCUMENT; i++) {
            int frequency = reader.readInt32();
            Integer at = wanted.get(words.get(i));
            if (at != null) {
                counts[at] = frequency;
            }
        }
        reader.readEndArray();
        return counts;
    }

    String thread() {
        return thread;
    }

    long place() {
        return place;
    }

    int chunk() {
        return chunk;
    }

    int length() {
        return length;
    }

    /** Whether it was found by words. */
    boolean hasTerms() {
        return frequencies != null;
    }

    /** How often each wanted term is in it; not to be changed. */
    int[] frequencies() {
        return frequencies;
    }

    /** See {@link Vectors}; null if it has none or none was asked for. Not to be changed. */
    byte[] vector() {
        return vector;
    }

    /** Whether it counts, messages being deleted aside. */
    boolean countsIn(IndexState index) {
        return index.counts(run, place, unsettled);
    }
}
