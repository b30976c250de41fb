package io.mneme.memory.port.store;

import io.mneme.memory.MemoryException.InvalidInput;
import io.mneme.memory.internal.Identifiers;
import io.mneme.memory.recall.RecallFilter;
import io.mneme.memory.thread.Limits;
import io.mneme.memory.thread.ResourceId;
import io.mneme.memory.thread.ThreadId;
import java.util.List;
import java.util.Optional;

/**
 * What to look for in one owner's memory. Not to be changed after construction; thread-safe.
 *
 * @param owner whose
 * @param thread only this thread; empty for all of the owner's
 * @param terms different terms to look for, up to {@value #MAX_TERMS}; empty for no search by words
 * @param vector a vector of length one to compare with; of no dimensions for no search by meaning
 * @param filter which messages may be found
 * @param nearest most matches by meaning, 1 to 1,000
 */
public record RecallSearch(
        ResourceId owner,
        Optional<ThreadId> thread,
        List<String> terms,
        float[] vector,
        RecallFilter filter,
        int nearest) {

    /** Most terms of one search. */
    public static final int MAX_TERMS = 64;

    /** Most matches by words: the newest ones of a term that is everywhere. */
    public static final int MAX_WORD_MATCHES = 20_000;

    /** @throws InvalidInput if a value is null or out of range */
    public RecallSearch {
        Identifiers.required("owner", owner);
        Identifiers.required("thread", thread);
        terms = List.copyOf(Identifiers.required("terms", terms));
        Identifiers.required("vector", vector);
        Identifiers.required("filter", filter);
        Limits.check("number of nearest matches", nearest);
        terms.forEach(Terms::check);
        if (terms.size() > MAX_TERMS || terms.stream().distinct().count() < terms.size()) {
            throw new InvalidInput("a search has at most " + MAX_TERMS + " terms, all different");
        }
    }
}
