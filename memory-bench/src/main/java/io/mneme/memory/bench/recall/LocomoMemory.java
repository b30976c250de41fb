package io.mneme.memory.bench.recall;

import io.mneme.memory.Memory;
import io.mneme.memory.MemoryException.Unavailable;
import io.mneme.memory.ResourceMemory;
import io.mneme.memory.bench.recall.LocomoConversation.Question;
import io.mneme.memory.bench.recall.LocomoConversation.Session;
import io.mneme.memory.message.MessageId;
import io.mneme.memory.port.store.MemoryStore;
import io.mneme.memory.recall.RecallModel;
import io.mneme.memory.recall.RecallOptions;
import io.mneme.memory.thread.ThreadId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Conversations in a memory: each is an owner, each session a thread. */
final class LocomoMemory implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(30);

    private final Memory memory;
    private final List<LocomoConversation> conversations;
    private final List<Long> nanos = new ArrayList<>();

    /** Appends everything and waits until it is indexed; closes the store if that fails. */
    LocomoMemory(MemoryStore store, RecallModel model, List<LocomoConversation> conversations) {
        this.conversations = conversations;
        memory = Memory.builder().store(store).recall(model).build();
        for (LocomoConversation one : conversations) {
            for (Session session : one.sessions()) {
                owner(one).thread(session.name()).append(session.turns());
            }
        }
        if (!memory.settled(PATIENCE)) {
            memory.close();
            throw new Unavailable("the conversations could not be indexed; the log says why", null);
        }
    }

    private ResourceMemory owner(LocomoConversation one) {
        return memory.resource(one.id());
    }

    String description() {
        return memory.description();
    }

    /** Measures one way on turns and on sessions: two sets of figures. */
    Scores ask(RecallOptions options) {
        Scores scores = new Scores();
        nanos.clear();
        for (LocomoConversation one : conversations) {
            for (Question question : one.questions()) {
                scores.add(question, recall(one, question, options), sessions(one, question));
            }
        }
        return scores;
    }

    /** The share of the evidence that comes back within a number of tokens, over all questions. */
    double recallWithin(RecallOptions options, int tokens) {
        Measures measures = new Measures();
        for (LocomoConversation one : conversations) {
            for (Question question : one.questions()) {
                Finds finds = recall(one, question, options.maxTokens(tokens));
                Set<MessageId> found =
                        finds.turns().stream().flatMap(Set::stream).collect(Collectors.toSet());
                found.retainAll(question.evidence());
                measures.add(
                        question.category(),
                        "recall",
                        found.size() / (double) question.evidence().size());
            }
        }
        return measures.mean("recall");
    }

    /** A quantile of the duration of the recalls of the last {@link #ask}, in milliseconds. */
    double millis(double quantile) {
        List<Long> sorted = nanos.stream().sorted().toList();
        return sorted.get((int) Math.min(sorted.size() - 1L, Math.round(quantile * sorted.size()))) / 1e6;
    }

    private Finds recall(LocomoConversation one, Question question, RecallOptions options) {
        long start = System.nanoTime();
        var hits = owner(one).recall(question.text(), options);
        nanos.add(System.nanoTime() - start);
        return new Finds(hits);
    }

    private static Set<ThreadId> sessions(LocomoConversation one, Question question) {
        return one.sessions().stream()
                .filter(session -> session.turns().stream()
                        .anyMatch(turn -> question.evidence().contains(turn.id())))
                .map(session -> ThreadId.of(session.name()))
                .collect(Collectors.toSet());
    }

    /** Figures of one way. */
    static final class Scores {

        private static final int PLACES = 10;

        final Measures turns = new Measures();
        final Measures sessions = new Measures();

        private void add(Question question, Finds finds, Set<ThreadId> wantedSessions) {
            turns.add(question.category(), finds.turns(), question.evidence());
            turns.add(question.category(), "tokens@" + PLACES, finds.tokens(PLACES));
            sessions.add(question.category(), finds.sessions(), wantedSessions);
        }
    }

    @Override
    public void close() {
        memory.close();
    }
}
