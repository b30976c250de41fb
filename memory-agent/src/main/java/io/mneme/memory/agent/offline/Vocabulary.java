package io.mneme.memory.agent.offline;

import io.mneme.memory.recall.analysis.EnglishStemmer;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The words that the offline model knows something about. All are as {@link Words} gives them. */
final class Vocabulary {

    /** Words that speak of what was said: "what did I say" asks for a message, not for a fact. */
    static final Set<String> SAID = words("say says said told asked mention mentioned wrote written message messages");

    /** Words that do so after "did" only: "tell me" asks for a fact. */
    static final Set<String> SAY = words("tell ask write");

    /** The person who speaks, and nobody else. */
    static final Set<String> FIRST_PERSON = words("i me my mine myself");

    /** Words after which a question's subject begins. */
    static final Set<String> AUXILIARIES = words("""
            is are was were am be been do does did can could will would shall should may might must have has had s""");

    /** Words that point to a sentence before. */
    static final Set<String> POINTING = words("he she it his her its they their this that");

    /** Words that say little: they find an answer only together with others, or where a question has no others. */
    static final Set<String> LIGHT = stems("like name help kind sort type user need want use get go make thing");

    static final String NAME = stem("name");

    private static final Set<String> STOP = words("""
            a an the this that these those i me my mine myself we us our ours you your yours he him his she her hers it its
            they them their theirs who whom whose what which when where why how is am are was were be been being do does did
            done doing have has had having can could will would shall should may might must and or but if then so as of at by
            for with about into to from in on off out over up down just also too very really actually please not no nor don
            doesn didn isn wasn weren aren won wouldn couldn shouldn haven hasn hadn s t d ll m re ve there here any some all
            each more most many much other such only own same than now yes ok okay let lets know remember remind recall find
            found repeat anything something everything nothing show give list describe think last first previous previously earlier before yet still again ever hi hey
            was wie wo wer wann warum welche welcher welches wieviel
            que qui quoi quel quelle quand pourquoi combien est ce
            quien donde cuando como cual cuanto cuantos onde quem quando qual quanto chi dove perche quale
            wat waar hoe welke wanneer что кто где когда как какой какая какое какие сколько почему""");

    private static final String INTERROGATIVE_CHARACTERS = "什么吗呢谁哪何誰";

    private static final Map<String, String> SAME = new HashMap<>();

    static {
        same("like", "love enjoy prefer preference favorite favourite fond");
        same("help", "support problem issue trouble solution question");
        same("name", "called named");
        same("work", "job occupation profession");
        same("location", "live");
    }

    private Vocabulary() {}

    /** Whether a word says nothing by itself. */
    static boolean isStop(String word) {
        return STOP.contains(word)
                || SAID.contains(word)
                || SAY.contains(word)
                || word.chars().anyMatch(c -> INTERROGATIVE_CHARACTERS.indexOf(c) >= 0);
    }

    /** What a word is compared by: the same for its forms and for a few words of the same meaning. */
    static String term(String word) {
        String stem = stem(word);
        return SAME.getOrDefault(stem, stem);
    }

    /** British and American spelling have one stem. */
    private static String stem(String word) {
        String stem = EnglishStemmer.stem(word);
        return stem.length() > 5 ? stem.replace("our", "or") : stem;
    }

    private static void same(String term, String others) {
        stems(others).forEach(other -> SAME.put(other, stem(term)));
    }

    private static Set<String> words(String text) {
        return new HashSet<>(Words.of(text));
    }

    private static Set<String> stems(String text) {
        Set<String> stems = new HashSet<>();
        List.copyOf(Words.of(text)).forEach(word -> stems.add(stem(word)));
        return stems;
    }
}
