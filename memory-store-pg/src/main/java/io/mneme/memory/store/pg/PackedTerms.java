package io.mneme.memory.store.pg;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The terms of an entry, twice: the keys that the index is made of, and for a search that found the entry, 12 bytes for
 * each term: its check and how often it is there. A search reads all terms of what it found, which costs less than to
 * have the server look for each of the search's terms in each entry. Thread-safe.
 */
final class PackedTerms {

    private static final int SIZE = Long.BYTES + Integer.BYTES;

    private PackedTerms() {}

    /**
     * One entry's terms.
     *
     * @param keys as the text form of an array
     * @param bytes checks and frequencies
     */
    record Packed(String keys, byte[] bytes) {}

    static Packed pack(TermKeys owner, Map<String, Integer> terms) {
        List<String> keys = new ArrayList<>(terms.size());
        ByteBuffer bytes = ByteBuffer.allocate(terms.size() * SIZE);
        terms.forEach((text, frequency) -> {
            TermKeys.Term term = owner.term(text);
            keys.add(Long.toString(term.key()));
            bytes.putLong(term.check()).putInt(frequency);
        });
        return new Packed("{" + String.join(",", keys) + "}", bytes.array());
    }

    /**
     * How often each wanted term is in an entry.
     *
     * @param places the place of each wanted term's check in the result
     * @return null if none is there
     */
    static int[] frequencies(byte[] packed, Map<Long, Integer> places) {
        int[] frequencies = null;
        ByteBuffer bytes = ByteBuffer.wrap(packed);
        while (bytes.hasRemaining()) {
            Integer place = places.get(bytes.getLong());
            int frequency = bytes.getInt();
            if (place != null) {
                frequencies = frequencies == null ? new int[places.size()] : frequencies;
                frequencies[place] = frequency;
            }
        }
        return frequencies;
    }
}
