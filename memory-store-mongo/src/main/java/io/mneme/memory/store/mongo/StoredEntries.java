package io.mneme.memory.store.mongo;

import io.mneme.memory.port.store.IndexEntry;
import io.mneme.memory.thread.ThreadKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.bson.Document;

/**
 * Entries of the recall index as documents: terms and how often each is there, the vector, and of the message what
 * filters ask for.
 */
final class StoredEntries {

    private StoredEntries() {}

    /**
     * The entry as stored.
     *
     * @param message role, time, speaker and metadata of its message, as stored in a batch
     */
    static Document encode(ThreadKey key, IndexState state, String writer, IndexEntry entry, Document message) {
        Document id = new Document(Fields.RESOURCE, key.resource().value())
                .append(Fields.THREAD, key.thread().value())
                .append(Fields.RUN, state.run())
                .append(Fields.PLACE, entry.sequence())
                .append(Fields.CHUNK, entry.chunk())
                .append(Fields.WRITER, writer);
        Document document = new Document(Fields.ID, id)
                .append(Fields.RESOURCE, key.resource().value())
                .append(Fields.THREAD, key.thread().value())
                .append(Fields.RUN, state.run())
                .append(Fields.PLACE, entry.sequence())
                .append(Fields.CHUNK, entry.chunk())
                .append(Fields.EPOCH, state.epoch())
                .append(Fields.UNSETTLED, writer)
                .append(Fields.LENGTH, (long) entry.length());
        appendTerms(document, entry.terms());
        if (entry.vector().length > 0) {
            document.append(Fields.VECTOR, Vectors.encode(entry.vector()));
        }
        return appendFilters(document, message);
    }

    private static void appendTerms(Document document, Map<String, Integer> terms) {
        List<String> words = new ArrayList<>(terms.size());
        List<Integer> frequencies = new ArrayList<>(terms.size());
        terms.forEach((term, frequency) -> {
            words.add(term);
            frequencies.add(frequency);
        });
        document.append(Fields.TERMS, words).append(Fields.FREQUENCIES, frequencies);
    }

    private static Document appendFilters(Document document, Document message) {
        document.append(Fields.ROLE, message.get(Fields.ROLE)).append(Fields.AT, message.get(Fields.AT));
        if (message.get(Fields.SPEAKER) instanceof Document speaker) {
            document.append(Fields.SPEAKER, speaker.get(Fields.MESSAGE_ID));
        }
        if (message.containsKey(Fields.METADATA)) {
            document.append(Fields.METADATA, message.get(Fields.METADATA));
        }
        return document;
    }
}
