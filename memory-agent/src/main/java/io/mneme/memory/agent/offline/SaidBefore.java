package io.mneme.memory.agent.offline;

import io.mneme.memory.message.Message;
import io.mneme.memory.message.Role;
import io.mneme.memory.message.Speaker;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Answers "What did I just say?", "What did I say first?" and "What did Bob say?": with a whole message. */
final class SaidBefore {

    private final Question question;
    private final Optional<Speaker> asker;
    private final List<Message> said;

    /** @param earlier the messages before the question, oldest first */
    SaidBefore(Question question, Optional<Speaker> asker, List<Message> earlier) {
        this.question = question;
        this.asker = asker;
        this.said = earlier.stream()
                .filter(message ->
                        message.role() == Role.USER && !message.text().isBlank())
                .toList();
    }

    /** Whether the question is of this kind: it asks for nothing but what somebody said. */
    boolean isAsked() {
        boolean bySomebody =
                subject().isEmpty() ? question.isFirstPerson() : said.stream().anyMatch(this::isBySubject);
        return question.isAboutSaying() && (question.has("what") || question.has("repeat")) && bySomebody;
    }

    /** The message asked for: the first if the question says so, else the newest. */
    Optional<Message> find() {
        List<Message> fitting = said.stream()
                .filter(subject().isEmpty() ? this::isByAsker : this::isBySubject)
                .toList();
        int place = question.has("first") ? 0 : fitting.size() - 1;
        return fitting.isEmpty() ? Optional.empty() : Optional.of(fitting.get(place));
    }

    private boolean isByAsker(Message message) {
        return asker.isEmpty() || message.speaker().map(Speaker::id).equals(asker.map(Speaker::id));
    }

    private boolean isBySubject(Message message) {
        return message.speaker().isPresent()
                && terms(message.speaker().get().displayName()).containsAll(subject());
    }

    /** What is left of the question besides the words that ask for what was said. */
    private Set<String> subject() {
        Set<String> rest = new HashSet<>(question.weights().keySet());
        rest.remove(Vocabulary.term("thing"));
        rest.remove(Vocabulary.term("question"));
        return rest;
    }

    private static Set<String> terms(String name) {
        return Words.of(name).stream().map(Vocabulary::term).collect(Collectors.toSet());
    }
}
