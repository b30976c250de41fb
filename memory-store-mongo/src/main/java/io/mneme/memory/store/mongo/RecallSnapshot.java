package io.mneme.memory.store.mongo;

import io.mneme.memory.recall.cache.TermHash;
import io.mneme.memory.store.mongo.IndexModels.Filling;
import io.mneme.memory.thread.ResourceId;
import io.mneme.memory.thread.ThreadId;
import io.mneme.memory.thread.ThreadKey;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bson.Document;
import org.bson.RawBsonDocument;
import org.bson.codecs.DocumentCodec;

/** What one query of a search returned: the heads before and after, and entries between. Used by one thread. */
final class RecallSnapshot {

    private static final DocumentCodec CODEC = new DocumentCodec();

    private final ResourceId owner;
    private final Map<String, List<Head>> heads = new HashMap<>();
    private final List<FoundEntry> entries = new ArrayList<>();
    private long epoch = 1;
    private int dimensions;

    RecallSnapshot(ResourceId owner, Iterable<RawBsonDocument> found) {
        this.owner = owner;
        TermHash hash = new TermHash();
        for (RawBsonDocument document : found) {
            if (document.containsKey(Fields.PLACE)) {
                entries.add(new FoundEntry(document, hash));
            } else if (document.containsKey(Fields.STATE)) {
                add(document.decode(CODEC));
            } else {
                Filling filling = Filling.of(document.decode(CODEC));
                epoch = filling.epoch();
                dimensions = filling.model().dimensions();
            }
        }
    }

    private void add(Document head) {
        String thread = head.getString(Fields.THREAD);
        heads.computeIfAbsent(thread, id -> new ArrayList<>(2))
                .add(Head.of(new ThreadKey(owner, ThreadId.of(thread)), head));
    }

    /**
     * What counted of a thread all the time.
     *
     * @param index the older state
     * @param deleting places of messages that are being deleted
     */
    record Counted(IndexState index, Set<Long> deleting) {

        boolean counts(FoundEntry entry) {
            return entry.countsIn(index) && !deleting.contains(entry.place());
        }
    }

    /** Of the vectors; 0 if nothing fills the index. */
    int dimensions() {
        return dimensions;
    }

    /** What was read between, in no order. */
    List<FoundEntry> entries() {
        return entries;
    }

    /** Whether nothing was deleted from any thread meanwhile, and no thread is of another state than {@code others}. */
    boolean isStable(Map<String, Counted> others) {
        return heads.values().stream()
                .allMatch(both -> both.stream()
                        .allMatch(head -> head.index().agreesWith(both.get(0).index())
                                && agrees(head, others.get(head.key().thread().value()))));
    }

    private static boolean agrees(Head head, Counted other) {
        return other == null || other.index().agreesWith(head.index());
    }

    /** The threads that existed before and after, with something in the present index. */
    Map<String, Counted> counted(Call call, Moves moves) {
        Map<String, Counted> counted = new HashMap<>();
        heads.forEach((thread, both) -> {
            Head one = both.get(0);
            Head other = both.get(both.size() - 1);
            if (both.size() == 2
                    && one.index().epoch() == epoch
                    && moves.isVisible(call, one)
                    && moves.isVisible(call, other)) {
                Set<Long> deleting = new HashSet<>(one.deletingPlaces());
                deleting.addAll(other.deletingPlaces());
                boolean older = one.index().indexed() <= other.index().indexed();
                counted.put(thread, new Counted((older ? one : other).index(), deleting));
            }
        });
        return counted;
    }
}
