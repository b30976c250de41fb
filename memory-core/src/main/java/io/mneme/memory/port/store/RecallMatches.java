package io.mneme.memory.port.store;

import io.mneme.memory.thread.ThreadId;
import java.util.List;

/**
 * What a recall index found. Immutable and thread-safe.
 *
 * @param entries number of entries that the owner has in the index, those without terms included, filter and thread not
 *     counted
 * @param terms number of terms in them, repetitions counted
 * @param byWords every entry that holds at least one of the terms, newest first within a thread, no order between
 *     threads or between chunks of one message, at most {@link RecallSearch#MAX_WORD_MATCHES}
 * @param byMeaning the nearest entries that have a vector, nearest first; no order between equally near ones
 */
public record RecallMatches(long entries, long terms, List<WordMatch> byWords, List<VectorMatch> byMeaning) {

    /**
     * An entry with some of the terms.
     *
     * @param thread the owner's thread
     * @param sequence the message's place
     * @param chunk the chunk
     * @param length number of terms in the entry, repetitions counted
     * @param frequencies how often each term of the search is in it, in the order of the search; 0 if it is not. Not to
     *     be changed
     */
    public record WordMatch(ThreadId thread, long sequence, int chunk, int length, int[] frequencies) {}

    /**
     * A near entry.
     *
     * @param thread the owner's thread
     * @param sequence the message's place
     * @param chunk the chunk
     * @param similarity cosine of the angle, -1 to 1; the store may have rounded vectors, so it is exact to 0.01 only
     */
    public record VectorMatch(ThreadId thread, long sequence, int chunk, double similarity) {}

    public RecallMatches {
        byWords = List.copyOf(byWords);
        byMeaning = List.copyOf(byMeaning);
    }
}
