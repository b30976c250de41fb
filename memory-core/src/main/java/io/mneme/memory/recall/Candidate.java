package io.mneme.memory.recall;

import io.mneme.memory.port.store.Place;
import java.util.Comparator;
import java.util.OptionalInt;

/** A message on its way to be a find; its chunks are folded into it. Not thread-safe. */
final class Candidate {

    /** Best first; among equals the newer place, so that the order is always the same. */
    static final Comparator<Candidate> BEST_FIRST = Comparator.comparingDouble((Candidate one) -> -one.score)
            .thenComparing(one -> one.place.thread().value())
            .thenComparing(one -> -one.place.sequence());

    final Place place;
    double words;
    double meaning = Double.NEGATIVE_INFINITY;
    int wordRank;
    int vectorRank;

    /** What words and meaning of the message itself are worth. */
    double own;

    /** With its surroundings. */
    double score;

    Candidate(Place place) {
        this.place = place;
    }

    OptionalInt foundByWords() {
        return wordRank == 0 ? OptionalInt.empty() : OptionalInt.of(wordRank);
    }

    OptionalInt foundByMeaning() {
        return vectorRank == 0 ? OptionalInt.empty() : OptionalInt.of(vectorRank);
    }
}
