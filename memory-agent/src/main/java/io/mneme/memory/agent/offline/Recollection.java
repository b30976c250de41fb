package io.mneme.memory.agent.offline;

import io.mneme.memory.message.Message;
import io.mneme.memory.message.Speaker;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A sentence of the conversation.
 *
 * @param quote the sentence as it stands in the message
 * @param message where it stands
 * @param origin how a quotation begins; empty if a person said it in this conversation
 * @param question whether it asks
 * @param words all its words
 * @param terms what it is found by
 */
record Recollection(
        String quote,
        Message message,
        Optional<String> origin,
        boolean question,
        List<String> words,
        Set<String> terms) {

    private static final Pattern INTRODUCTION =
            Pattern.compile("\\b(?:I am|I['\u2019]m|[Cc]all me|[Tt]his is) \\p{Lu}", Pattern.UNICODE_CHARACTER_CLASS);

    static Recollection of(String quote, Message message, Optional<String> origin) {
        List<String> words = Words.of(quote);
        Set<String> terms = words.stream()
                .filter(word -> !Vocabulary.isStop(word))
                .map(Vocabulary::term)
                .collect(Collectors.toSet());
        return new Recollection(quote, message, origin, Sentences.isQuestion(quote), words, terms);
    }

    /** Whether the speaker speaks of herself. */
    boolean isFirstPerson() {
        return words.stream().anyMatch(Vocabulary.FIRST_PERSON::contains);
    }

    /** Whether it surely comes from somebody else than {@code asker}. */
    boolean isOfSomebodyElse(Optional<Speaker> asker) {
        return asker.isPresent()
                && message.speaker().isPresent()
                && !message.speaker().get().id().equals(asker.get().id());
    }

    /**
     * Whether what {@code question} asks for is said of somebody's, as in "my dog's name", whom the question does not
     * name.
     */
    boolean isOfAnotherOwner(Question question) {
        for (int i = 0; i + 1 < words.size(); i++) {
            boolean asked = question.weights().containsKey(Vocabulary.term(words.get(i)));
            boolean owner = words.get(i + 1).equals("s") && !Vocabulary.isStop(words.get(i));
            if (asked || owner) {
                return !asked;
            }
        }
        return false;
    }

    /** Whether it looks as if the speaker said her name. */
    boolean isIntroduction() {
        return INTRODUCTION.matcher(quote).find();
    }

    /** The words of the speaker's name. */
    Set<String> speakerTerms() {
        return message.speaker().stream()
                .flatMap(speaker -> Words.of(speaker.displayName()).stream())
                .map(Vocabulary::term)
                .collect(Collectors.toSet());
    }
}
