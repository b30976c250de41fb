package io.mneme.memory.store.mongo;

import io.mneme.memory.port.store.RecallMatches;
import io.mneme.memory.port.store.RecallMatches.WordMatch;
import io.mneme.memory.port.store.RecallSearch;
import io.mneme.memory.store.mongo.RecallSnapshot.Counted;
import io.mneme.memory.thread.ThreadId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bson.Document;
import org.bson.RawBsonDocument;

/**
 * Searches one owner's entries: one round trip, and a second one where vectors are wanted that this process does not
 * know. An entry is found only if the heads before and after say that it counts. Thread-safe.
 */
final class RecallSearcher {

    /** Documents that come with one answer of the server, as far as they fit. */
    private static final int BATCH = 10_000;

    private static final Comparator<FoundEntry> NEWEST_FIRST =
            Comparator.comparingLong(FoundEntry::place).reversed().thenComparingInt(FoundEntry::chunk);

    private final Moves moves;
    private final KnownVectors known = new KnownVectors();

    RecallSearcher(Moves moves) {
        this.moves = moves;
    }

    RecallMatches search(Call call, RecallSearch search) {
        Backoff backoff = call.backoff();
        boolean tooMany = false;
        while (true) {
            RecallSnapshot snapshot = read(call, search, selections(search, tooMany));
            boolean more = snapshot.found() > RecallSearch.MAX_WORD_MATCHES && !tooMany;
            tooMany |= more;
            Optional<RecallMatches> found =
                    more || !snapshot.isStable(Map.of()) ? Optional.empty() : matches(call, search, snapshot);
            if (found.isPresent()) {
                return found.get();
            }
            backoff.pause();
        }
    }

    /** With a filter, the vectors are read with the words; all of them may be known already. */
    private static List<List<Document>> selections(RecallSearch search, boolean newest) {
        RecallQuery query = new RecallQuery(search);
        List<List<Document>> selections = new ArrayList<>();
        if (!search.terms().isEmpty()) {
            selections.add(query.words(newest));
        }
        if (search.vector().length > 0 && !search.filter().keepsAll()) {
            selections.add(query.vectors());
        }
        return selections;
    }

    static RecallSnapshot read(Call call, RecallSearch search, List<List<Document>> selections) {
        Map<String, Integer> wanted = new HashMap<>();
        search.terms().forEach(term -> wanted.put(term, wanted.size()));
        List<Document> pipeline = new RecallQuery(search).build(call, selections);
        return new RecallSnapshot(
                search.owner(),
                call.threads().aggregate(pipeline, RawBsonDocument.class).batchSize(BATCH),
                wanted);
    }

    /** Empty if something was deleted meanwhile. */
    private Optional<RecallMatches> matches(Call call, RecallSearch search, RecallSnapshot snapshot) {
        Map<String, Counted> counted = snapshot.counted(call, moves);
        return vectors(call, search, snapshot, counted)
                .map(vectors -> new RecallMatches(
                        counted.values().stream()
                                .mapToLong(one -> one.index().entries())
                                .sum(),
                        counted.values().stream()
                                .mapToLong(one -> one.index().terms())
                                .sum(),
                        byWords(snapshot, counted),
                        Nearest.of(search, vectors, counted)));
    }

    private Optional<Map<String, ThreadVectors>> vectors(
            Call call, RecallSearch search, RecallSnapshot snapshot, Map<String, Counted> counted) {
        if (search.vector().length == 0) {
            return Optional.of(Map.of());
        }
        return search.filter().keepsAll()
                ? known.of(call, search, counted)
                : Optional.of(KnownVectors.collected(snapshot.entries(), counted, Map.of()));
    }

    private static List<WordMatch> byWords(RecallSnapshot snapshot, Map<String, Counted> counted) {
        return snapshot.entries().stream()
                .filter(FoundEntry::hasTerms)
                .filter(entry -> counts(counted, entry))
                .sorted(NEWEST_FIRST)
                .limit(RecallSearch.MAX_WORD_MATCHES)
                .map(entry -> new WordMatch(
                        ThreadId.of(entry.thread()), entry.place(), entry.chunk(), entry.length(), entry.frequencies()))
                .toList();
    }

    private static boolean counts(Map<String, Counted> counted, FoundEntry entry) {
        Counted thread = counted.get(entry.thread());
        return thread != null && thread.counts(entry);
    }
}
