package io.mneme.memory.port.store;

import io.mneme.memory.MemoryException.InvalidInput;
import io.mneme.memory.internal.Identifiers;
import java.util.Map;

/**
 * What a recall index keeps of one message, or of one chunk of a long one. Not to be changed after construction;
 * thread-safe.
 *
 * @param sequence the message's place
 * @param chunk 0 for a message's first chunk, then 1, 2 ...
 * @param terms each term of the text and how often it is there, 1 or more: the result of the text analysis, so that
 *     every store finds the same words; up to 255 characters each, without U+0000; may be empty
 * @param vector the embedding, of length one; of no dimensions where words only are indexed or the text has no vector
 */
public record IndexEntry(long sequence, int chunk, Map<String, Integer> terms, float[] vector) {

    /** @throws InvalidInput if a value is null or breaks its rule */
    public IndexEntry {
        terms = Map.copyOf(Identifiers.required("terms", terms));
        Identifiers.required("vector", vector);
        if (sequence < 1 || chunk < 0) {
            throw new InvalidInput("an index entry has a place of 1 or more and a chunk of 0 or more");
        }
        terms.forEach((term, count) -> {
            Terms.check(term);
            if (count < 1) {
                throw new InvalidInput("an index entry has each of its terms once or more");
            }
        });
        for (float number : vector) {
            if (!Float.isFinite(number)) {
                throw new InvalidInput("an index entry's vector has a number that is not finite");
            }
        }
    }

    /** Number of terms, repetitions counted: the length in the sense of BM25. */
    public int length() {
        return terms.values().stream().mapToInt(Integer::intValue).sum();
    }
}
