package io.mneme.memory.recall;

import io.mneme.memory.message.StoredMessage;
import io.mneme.memory.port.store.Place;
import io.mneme.memory.thread.ThreadId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Weighs messages in what stands around them: an answer is found by its question, a message also by the one after it,
 * and each by how well its thread fits. Not thread-safe.
 */
final class Surroundings {

    /** Of most scripts, full width, Arabic, Armenian, Greek. */
    private static final String QUESTION_MARKS = "?\uFF1F\u061F\u055E\u037E";

    private final Candidates candidates;
    private final RecallOptions options;
    private final Map<ThreadId, List<StoredMessage>> read;
    private final Map<Place, StoredMessage> messages = new HashMap<>();
    private final Set<Place> found = new HashSet<>();

    /** @param read the best candidates with at least their direct neighbours, by place */
    Surroundings(Candidates candidates, RecallOptions options, Map<ThreadId, List<StoredMessage>> read) {
        this.candidates = candidates;
        this.options = options;
        this.read = read;
    }

    /** Everything that could be a find, best first. */
    List<Candidate> weighed(List<Candidate> best, Instant now) {
        best.forEach(one -> found.add(one.place));
        List<Candidate> all = new ArrayList<>();
        read.forEach((thread, list) -> {
            List<Candidate> ofThread = new ArrayList<>();
            for (int i = 0; i < list.size(); i++) {
                Candidate one = candidates.at(new Place(thread, list.get(i).sequence()));
                messages.put(one.place, list.get(i));
                one.score = score(thread, list, i);
                if (one.score > 0 && canBeFound(one, list.get(i))) {
                    ofThread.add(one);
                }
            }
            addShareOfThread(ofThread);
            all.addAll(ofThread);
        });
        double highest = options.ranking().highest();
        all.forEach(one -> one.score = one.score / highest * recency(one, now));
        all.sort(Candidate.BEST_FIRST);
        return all;
    }

    private double score(ThreadId thread, List<StoredMessage> list, int i) {
        RankingOptions ranking = options.ranking();
        double score = own(thread, list.get(i));
        if (i > 0
                && follows(thread, list.get(i - 1), list.get(i))
                && isQuestion(list.get(i - 1).text())) {
            score += ranking.answers() * own(thread, list.get(i - 1));
        }
        if (i + 1 < list.size() && follows(thread, list.get(i), list.get(i + 1))) {
            score += ranking.before() * own(thread, list.get(i + 1));
        }
        return score;
    }

    private boolean canBeFound(Candidate one, StoredMessage message) {
        return options.filter().matches(message.message())
                && (one.own > 0 || !message.text().isBlank());
    }

    /** What is read are windows around finds: two messages side by side may be of different windows. */
    private boolean follows(ThreadId thread, StoredMessage first, StoredMessage second) {
        return second.sequence() == first.sequence() + 1
                || found.contains(new Place(thread, first.sequence()))
                || found.contains(new Place(thread, second.sequence()));
    }

    private double own(ThreadId thread, StoredMessage message) {
        return candidates.ownOf(new Place(thread, message.sequence()));
    }

    private void addShareOfThread(List<Candidate> ofThread) {
        double best = ofThread.stream().mapToDouble(one -> one.score).max().orElse(0);
        ofThread.forEach(one -> one.score += options.ranking().threads() * best);
    }

    private double recency(Candidate one, Instant now) {
        return options.recency()
                .map(value -> value.factor(messages.get(one.place).message().createdAt(), now))
                .orElse(1.0);
    }

    private static boolean isQuestion(String text) {
        return text.chars().anyMatch(c -> QUESTION_MARKS.indexOf(c) >= 0);
    }
}
