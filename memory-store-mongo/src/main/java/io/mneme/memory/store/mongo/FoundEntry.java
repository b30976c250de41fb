package io.mneme.memory.store.mongo;

import io.mneme.memory.message.MessageDocument;
import io.mneme.memory.message.Role;
import io.mneme.memory.recall.cache.CachedEntry;
import io.mneme.memory.recall.cache.QuantisedVector;
import io.mneme.memory.recall.cache.TermHash;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.bson.BsonReader;
import org.bson.BsonType;
import org.bson.RawBsonDocument;

/** An entry of the recall index as a search reads it: field by field, since there may be many. Used by one thread. */
final class FoundEntry {

    private final TermHash hash;
    private String thread = "";
    private long run;
    private long place;
    private int chunk;
    private int length;
    private Role role;
    private long at;
    private String speaker;
    private String unsettled;
    private List<String> words = List.of();
    private byte[] terms = {};
    private QuantisedVector vector = QuantisedVector.NONE;

    FoundEntry(RawBsonDocument stored, TermHash hash) {
        this.hash = hash;
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
            case Fields.ROLE -> role = MessageDocument.role(reader.readString());
            case Fields.AT -> at = reader.readInt64();
            case Fields.SPEAKER -> speaker = reader.readString();
            case Fields.UNSETTLED -> unsettled = reader.readString();
            case Fields.VECTOR -> vector = Vectors.decode(reader.readBinaryData());
            case Fields.TERMS -> words = readWords(reader);
            case Fields.FREQUENCIES -> terms = readFrequencies(reader);
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
    private byte[] readFrequencies(BsonReader reader) {
        ByteBuffer packed = ByteBuffer.allocate(words.size() * CachedEntry.BYTES_PER_TERM);
        reader.readStartArray();
        for (int i = 0; reader.readBsonType() != BsonType.END_OF_DOCUMENT; i++) {
            packed.putLong(hash.of(words.get(i))).putInt(reader.readInt32());
        }
        reader.readEndArray();
        words = List.of();
        return packed.array();
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

    /** Whether it counts, messages being deleted aside. */
    boolean countsIn(IndexState index) {
        return index.counts(run, place, unsettled);
    }

    /** It under a number. */
    CachedEntry numbered(long number) {
        return new CachedEntry(number, thread, place, chunk, role, at, speaker, length, terms, vector);
    }
}
