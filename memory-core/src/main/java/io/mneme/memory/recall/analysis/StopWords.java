package io.mneme.memory.recall.analysis;

import java.util.Set;
import java.util.stream.Collectors;

/** English function words: a query's other words tell more. In the form of terms. Thread-safe. */
final class StopWords {

    private static final String WORDS = """
            a about after again all also am an and any are as at be because been before being below between both but by
            can could did do does doing don down during each few for from further had has have having he her here hers
            herself him himself his how i if in into is it its itself just ll me more most must my myself no
            nor not of off on once only or other our ours ourselves out over own re same shall she should so some such
            t than that the their theirs them themselves then there these they this those through to too under until up
            ve very was we were what when where which while who whom why will with would you your yours yourself
            """;

    private static final Set<String> TERMS = terms();

    private StopWords() {}

    static boolean contains(String term) {
        return TERMS.contains(term);
    }

    private static Set<String> terms() {
        Set<String> words = Set.of(WORDS.strip().split("\\s+"));
        Set<String> all = words.stream().map(EnglishStemmer::stem).collect(Collectors.toSet());
        all.addAll(words);
        return Set.copyOf(all);
    }
}
