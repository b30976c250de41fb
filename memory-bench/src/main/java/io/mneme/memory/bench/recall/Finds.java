package io.mneme.memory.bench.recall;

import io.mneme.memory.message.MessageId;
import io.mneme.memory.port.model.TokenCounter;
import io.mneme.memory.recall.RecallHit;
import io.mneme.memory.thread.ThreadId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What one recall brought, as rankings. */
final class Finds {

    private final List<List<RecallHit>> groups = new ArrayList<>();

    /** @param hits each find followed by its neighbours */
    Finds(List<RecallHit> hits) {
        for (RecallHit hit : hits) {
            if (!hit.isNeighbour()) {
                groups.add(new ArrayList<>());
            }
            groups.get(groups.size() - 1).add(hit);
        }
    }

    /** A place for each find, with its neighbours. */
    List<Set<MessageId>> turns() {
        List<Set<MessageId>> places = new ArrayList<>();
        for (List<RecallHit> group : groups) {
            Set<MessageId> turns = new HashSet<>();
            group.forEach(hit -> turns.add(hit.message().id()));
            places.add(turns);
        }
        return places;
    }

    /** A place for each session, by its best find. */
    List<Set<ThreadId>> sessions() {
        Set<ThreadId> sessions = new LinkedHashSet<>();
        groups.forEach(group -> sessions.add(group.get(0).thread()));
        return sessions.stream().map(Set::of).toList();
    }

    /** Tokens of the first {@code places} finds with their neighbours. */
    int tokens(int places) {
        return groups.stream()
                .limit(places)
                .flatMap(List::stream)
                .mapToInt(hit -> TokenCounter.ESTIMATE.count(hit.message().text()))
                .sum();
    }
}
