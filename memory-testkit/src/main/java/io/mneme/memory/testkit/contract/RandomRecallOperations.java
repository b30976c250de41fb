package io.mneme.memory.testkit.contract;

import io.mneme.memory.message.Role;
import io.mneme.memory.message.StoredMessage;
import io.mneme.memory.port.store.IndexBatch;
import io.mneme.memory.port.store.IndexEntry;
import io.mneme.memory.port.store.MemoryStore;
import io.mneme.memory.port.store.PendingThread;
import io.mneme.memory.port.store.Place;
import io.mneme.memory.port.store.RecallIndex;
import io.mneme.memory.port.store.RecallMatches;
import io.mneme.memory.port.store.RecallSearch;
import io.mneme.memory.recall.RecallFilter;
import io.mneme.memory.thread.Limits;
import io.mneme.memory.thread.ThreadKey;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Random operations on the recall index. */
final class RandomRecallOperations {

    private static final List<String> WORDS = List.of("apple", "Apple", "pie", "AND", "\"", "日本語", "it's", "a b", "😀");
    /** Angles whose cosines are far from the middle between two tenths: rounding does not change them. */
    private static final List<Integer> ANGLES = List.of(0, 37, 66, 90, 127);

    private final Random random;
    private final RandomValues values;
    private final MemoryStore model;

    RandomRecallOperations(Random random, RandomValues values, MemoryStore model) {
        this.random = random;
        this.values = values;
        this.model = model;
    }

    Operation any(ThreadKey key) {
        return switch (random.nextInt(8)) {
            case 0 -> random.nextBoolean() ? pendingOfOwner(key) : pending(key);
            case 1 -> read(key);
            case 2, 3, 4 -> search(key);
            default -> add(key);
        };
    }

    private static Operation pending(ThreadKey key) {
        return new Operation(key, "pending", store -> store.recallIndex().pending(key));
    }

    /** No order is promised: of a part of them, only how many they are. */
    private Operation pendingOfOwner(ThreadKey key) {
        int few = random.nextInt(3) + 1;
        return new Operation(key, "pending of owner, " + few, store -> {
            RecallIndex index = store.recallIndex();
            return List.of(
                    Set.copyOf(index.pending(key.resource(), Limits.MAX_ITEMS)),
                    index.pending(key.resource(), few).size(),
                    index.countPending(key.resource()));
        });
    }

    /** Mostly the next part of the thread. */
    private Operation add(ThreadKey key) {
        PendingThread known = model.recallIndex()
                .pending(key)
                .filter(pending -> random.nextInt(8) > 0)
                .orElse(new PendingThread(key, random.nextInt(3) + 1L, random.nextInt(6), 9));
        long upTo = known.indexed() + 1 + random.nextInt((int) (known.lastSequence() - known.indexed()));
        List<IndexEntry> entries = new ArrayList<>();
        for (StoredMessage message : Steps.all(model, key)) {
            if (message.sequence() > known.indexed() && message.sequence() <= upTo) {
                IntStream.range(0, random.nextInt(3)).forEach(chunk -> entries.add(entry(message.sequence(), chunk)));
            }
        }
        IndexBatch batch = new IndexBatch(known, upTo, Recalls.MODEL, entries);
        String what = "index " + known + " up to " + upTo + ", " + entries.size() + " entries";
        return new Operation(key, what, store -> store.recallIndex().add(batch));
    }

    private IndexEntry entry(long place, int chunk) {
        Map<String, Integer> terms = new HashMap<>();
        for (int i = random.nextInt(5); i > 0; i--) {
            terms.merge(values.oneOf(WORDS), random.nextInt(3) + 1, Integer::sum);
        }
        float[] vector = random.nextInt(4) == 0 ? Recalls.NO_VECTOR : at(values.oneOf(ANGLES));
        return new IndexEntry(place, chunk, terms, vector);
    }

    private static float[] at(int degrees) {
        float[] vector = new float[Recalls.MODEL.dimensions()];
        vector[0] = (float) Math.cos(Math.toRadians(degrees));
        vector[1] = (float) Math.sin(Math.toRadians(degrees));
        return vector;
    }

    private Operation search(ThreadKey key) {
        List<String> terms = Stream.generate(() -> values.oneOf(WORDS))
                .limit(random.nextInt(4))
                .distinct()
                .toList();
        RecallSearch search = new RecallSearch(
                key.resource(),
                random.nextInt(3) > 0 ? Optional.empty() : Optional.of(key.thread()),
                terms,
                random.nextInt(3) == 0 ? Recalls.NO_VECTOR : at(0),
                filter(),
                Limits.MAX_ITEMS);
        String what = "search " + search.thread() + " " + terms + " " + search.vector().length + " " + search.filter();
        return new Operation(key, what, store -> comparable(store.recallIndex().search(search)));
    }

    private RecallFilter filter() {
        return switch (random.nextInt(6)) {
            case 0 -> RecallFilter.ALL.between(values.time(), random.nextBoolean() ? values.time() : null);
            case 1 -> RecallFilter.ALL.roles(Set.of(values.oneOf(List.of(Role.values()))));
            case 2 -> RecallFilter.ALL.speakers(Set.of("auth0|1"));
            case 3 -> RecallFilter.ALL.metadata(values.filter().values());
            default -> RecallFilter.ALL;
        };
    }

    /** What is promised: no order between threads, similarities to 0.01 only. */
    private static List<String> comparable(RecallMatches matches) {
        List<String> lines = new ArrayList<>();
        matches.byWords()
                .forEach(match -> lines.add("%s:%d.%d length %d %s"
                        .formatted(
                                match.thread(),
                                match.sequence(),
                                match.chunk(),
                                match.length(),
                                IntStream.of(match.frequencies()).boxed().toList())));
        matches.byMeaning()
                .forEach(match -> lines.add("%s:%d.%d near %d"
                        .formatted(
                                match.thread(), match.sequence(), match.chunk(), Math.round(match.similarity() * 10))));
        lines.sort(null);
        lines.add(0, matches.entries() + " entries, " + matches.terms() + " terms");
        return lines;
    }

    private Operation read(ThreadKey key) {
        List<Place> places = random.ints(random.nextInt(4) + 1L, 0, 12)
                .mapToObj(place -> new Place(key.thread(), place))
                .toList();
        int before = random.nextInt(3);
        int after = random.nextInt(3);
        return new Operation(
                key,
                "read " + places + " " + before + " " + after,
                store -> store.recallIndex().read(key.resource(), places, before, after));
    }
}
