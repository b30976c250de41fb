package io.mneme.memory.recall;

import io.mneme.memory.MemoryException.Misconfigured;
import io.mneme.memory.MemoryException.Unavailable;
import io.mneme.memory.message.StoredMessage;
import io.mneme.memory.port.model.EmbeddingModel;
import io.mneme.memory.port.model.TokenCounter;
import io.mneme.memory.port.store.IndexEntry;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Makes the index entries of messages. Thread-safe. */
final class IndexEntries {

    /** Most texts of one call: providers have limits. */
    private static final int SLICE = 64;

    private static final float[] NO_VECTOR = new float[0];

    private final RecallModel model;

    IndexEntries(RecallModel model) {
        this.model = model;
    }

    private record Passage(long sequence, int chunk, String text) {}

    /** What came of some messages: the entries, by place, and the places that have words but no vector. */
    record Made(List<IndexEntry> entries, List<Long> withoutVector) {}

    /**
     * The entries of {@code messages}; none for one without text.
     *
     * @throws Unavailable if the embedding model cannot answer now
     * @throws Misconfigured if it breaks its contract
     */
    Made of(List<StoredMessage> messages) {
        List<Passage> passages = new ArrayList<>();
        messages.forEach(message -> addPassages(message, passages));
        List<float[]> vectors = passages.isEmpty() ? List.of() : vectors(passages);
        List<IndexEntry> entries = new ArrayList<>();
        List<Long> withoutVector = new ArrayList<>();
        for (int i = 0; i < passages.size(); i++) {
            Passage passage = passages.get(i);
            if (model.embedding().isPresent() && vectors.get(i).length == 0) {
                withoutVector.add(passage.sequence);
            }
            entries.add(new IndexEntry(passage.sequence, passage.chunk, terms(passage.text), vectors.get(i)));
        }
        return new Made(entries, withoutVector);
    }

    private void addPassages(StoredMessage message, List<Passage> passages) {
        String heading = model.text().heading(message.message());
        String body = model.text().body(message.message());
        List<String> chunks = Chunks.split(body, model.chunkTokens() - TokenCounter.ESTIMATE.count(heading));
        for (int i = 0; i < chunks.size(); i++) {
            passages.add(new Passage(message.sequence(), i, heading + chunks.get(i)));
        }
    }

    private Map<String, Integer> terms(String text) {
        Map<String, Integer> terms = new HashMap<>();
        model.analysis().terms(text).forEach(term -> terms.merge(term, 1, Integer::sum));
        return terms;
    }

    private List<float[]> vectors(List<Passage> passages) {
        if (model.embedding().isEmpty()) {
            return passages.stream().map(passage -> NO_VECTOR).toList();
        }
        List<String> texts = passages.stream().map(Passage::text).toList();
        List<float[]> vectors = new ArrayList<>(texts.size());
        for (int from = 0; from < texts.size(); from += SLICE) {
            vectors.addAll(slice(texts.subList(from, Math.min(texts.size(), from + SLICE))));
        }
        return vectors;
    }

    private List<float[]> slice(List<String> texts) {
        EmbeddingModel embedding = model.embedding().orElseThrow();
        try {
            return Vectors.unit(embedding, texts);
        } catch (Unavailable | Misconfigured e) {
            throw e;
        } catch (RuntimeException e) {
            // One of the texts is bad, and the model does not say which.
            return texts.stream().map(text -> alone(embedding, text)).toList();
        }
    }

    /** No vector for a text that the model refuses: it is reported by its place. */
    private static float[] alone(EmbeddingModel embedding, String text) {
        try {
            return Vectors.unit(embedding, List.of(text)).get(0);
        } catch (Unavailable | Misconfigured e) {
            throw e;
        } catch (RuntimeException e) {
            return NO_VECTOR;
        }
    }
}
