package io.mneme.memory.recall;

import io.mneme.memory.message.StoredMessage;
import io.mneme.memory.port.model.TokenCounter;
import io.mneme.memory.port.store.Place;
import io.mneme.memory.thread.ThreadId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** Takes the best finds with their neighbours, up to the numbers of the options. For one recall; not thread-safe. */
final class Selection {

    private final RecallOptions options;
    private final Known known;
    private final Map<Place, RecallHit> taken = new LinkedHashMap<>();
    private final Map<Place, Candidate> weighed = new HashMap<>();
    private int tokens;

    Selection(RecallOptions options, Known known) {
        this.options = options;
        this.known = known;
    }

    /**
     * Chooses.
     *
     * @param candidates best first
     * @param read each thread's messages around them, by place
     * @return each find followed by its neighbours, the best find first; a find that stands next to a better one comes
     *     as its neighbour and takes none of the places of {@link RecallOptions#topK}
     */
    List<RecallHit> choose(List<Candidate> candidates, Map<ThreadId, List<StoredMessage>> read) {
        candidates.forEach(one -> weighed.put(one.place, one));
        int finds = 0;
        for (Candidate one : candidates) {
            if (finds == options.topK() || one.score < options.minimumScore()) {
                break;
            }
            boolean shown = taken.containsKey(one.place);
            finds += !shown && take(one.place, read.get(one.place.thread())) ? 1 : 0;
        }
        return List.copyOf(taken.values());
    }

    private boolean take(Place find, List<StoredMessage> messages) {
        int at = indexOf(find.sequence(), messages);
        List<RecallHit> group = new ArrayList<>();
        if (!add(find.thread(), messages.get(at), Optional.empty(), group)) {
            return false;
        }
        for (int distance = 1; distance <= Math.max(options.before(), options.after()); distance++) {
            if (distance <= options.before() && at - distance >= 0) {
                add(find.thread(), messages.get(at - distance), Optional.of(find), group);
            }
            if (distance <= options.after() && at + distance < messages.size()) {
                add(find.thread(), messages.get(at + distance), Optional.of(find), group);
            }
        }
        RecallHit first = group.remove(0);
        group.sort(Comparator.comparingLong(hit -> hit.message().sequence()));
        taken.put(first.place(), first);
        group.forEach(hit -> taken.put(hit.place(), hit));
        return true;
    }

    /** Whether it fits. */
    private boolean add(ThreadId thread, StoredMessage message, Optional<Place> neighbourOf, List<RecallHit> group) {
        Place place = new Place(thread, message.sequence());
        if (known.contains(thread, message) || taken.containsKey(place)) {
            return false;
        }
        int count = TokenCounter.ESTIMATE.count(message.text());
        if (count > options.maxTokens() - tokens) {
            return false;
        }
        tokens += count;
        Candidate one = weighed.get(place);
        group.add(new RecallHit(
                thread,
                message,
                one == null ? 0 : one.score,
                one == null ? OptionalInt.empty() : one.foundByWords(),
                one == null ? OptionalInt.empty() : one.foundByMeaning(),
                neighbourOf));
        return true;
    }

    private static int indexOf(long sequence, List<StoredMessage> messages) {
        for (int i = 0; i < messages.size(); i++) {
            if (messages.get(i).sequence() == sequence) {
                return i;
            }
        }
        throw new IllegalStateException("place " + sequence + " was not read");
    }
}
