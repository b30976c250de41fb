package io.mneme.memory.testkit.mutant;

import io.mneme.memory.MemoryException.Misconfigured;
import io.mneme.memory.message.MessageId;
import io.mneme.memory.message.StoredMessage;
import io.mneme.memory.port.store.IndexBatch;
import io.mneme.memory.port.store.MemoryStore;
import io.mneme.memory.port.store.PendingThread;
import io.mneme.memory.port.store.Place;
import io.mneme.memory.port.store.RecallMatches;
import io.mneme.memory.port.store.RecallMatches.VectorMatch;
import io.mneme.memory.port.store.RecallMatches.WordMatch;
import io.mneme.memory.port.store.RecallSearch;
import io.mneme.memory.recall.RecallFilter;
import io.mneme.memory.testkit.InMemoryMemoryStore;
import io.mneme.memory.thread.ResourceId;
import io.mneme.memory.thread.ThreadId;
import io.mneme.memory.thread.ThreadKey;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;

/** Stores that do one thing with the recall index wrong. */
final class RecallMutants {

    private RecallMutants() {}

    /** Remembers that a thread was indexed, and not up to where. */
    static MemoryStore forgetsWhatIsPending() {
        Set<ThreadKey> indexed = ConcurrentHashMap.newKeySet();
        return BrokenStore.recall(good -> new BrokenRecall(good) {
            @Override
            public boolean add(IndexBatch batch) {
                indexed.add(batch.pending().thread());
                return good.add(batch);
            }

            @Override
            public Optional<PendingThread> pending(ThreadKey thread) {
                return good.pending(thread).filter(pending -> !indexed.contains(thread));
            }
        });
    }

    /** Looks for an owner's among the first that are pending in the whole store. */
    static MemoryStore looksForTheOwnersTooLate() {
        return BrokenStore.recall(good -> new BrokenRecall(good) {
            @Override
            public List<PendingThread> pending(ResourceId owner, int limit) {
                return good.pending(limit).stream()
                        .filter(pending -> pending.thread().resource().equals(owner))
                        .toList();
            }
        });
    }

    /** Says that it added what somebody else had added. */
    static MemoryStore addsTwice() {
        return BrokenStore.recall(good -> new BrokenRecall(good) {
            @Override
            public boolean add(IndexBatch batch) {
                return good.add(batch) || true;
            }
        });
    }

    /** A search in a thread is one in the first owner's thread of that id. */
    static MemoryStore findsOthers() {
        Map<ThreadId, ThreadKey> first = new ConcurrentHashMap<>();
        return BrokenStore.recall(good -> new BrokenRecall(good) {
            @Override
            public boolean add(IndexBatch batch) {
                ThreadKey key = batch.pending().thread();
                first.putIfAbsent(key.thread(), key);
                return good.add(batch);
            }

            @Override
            public RecallMatches search(RecallSearch search) {
                ResourceId owner =
                        search.thread().map(first::get).map(ThreadKey::resource).orElse(search.owner());
                return good.search(new RecallSearch(
                        owner, search.thread(), search.terms(), search.vector(), search.filter(), search.nearest()));
            }
        });
    }

    /** Counts the entries of everybody. */
    static MemoryStore countsOthers() {
        Set<ResourceId> owners = ConcurrentHashMap.newKeySet();
        return BrokenStore.recall(good -> new BrokenRecall(good) {
            @Override
            public RecallMatches search(RecallSearch search) {
                owners.add(search.owner());
                long entries = 0;
                for (ResourceId owner : owners) {
                    entries += good.search(new RecallSearch(
                                    owner, Optional.empty(), List.of(), new float[0], RecallFilter.ALL, 1))
                            .entries();
                }
                RecallMatches own = good.search(search);
                return new RecallMatches(entries, own.terms(), own.byWords(), own.byMeaning());
            }
        });
    }

    /** Finds for an owner and terms what it found before. */
    static MemoryStore repeatsAnswers() {
        Map<List<Object>, RecallMatches> answers = new ConcurrentHashMap<>();
        return BrokenStore.recall(good -> new BrokenRecall(good) {
            @Override
            public RecallMatches search(RecallSearch search) {
                return answers.computeIfAbsent(List.of(search.owner(), search.terms()), any -> good.search(search));
            }
        });
    }

    /** The entries of deleted messages stay. */
    static MemoryStore keepsEntriesOfDeletedMessages() {
        BrokenStore whole = BrokenStore.of(new InMemoryMemoryStore());
        return whole.with(new BrokenMessages(whole.messages()) {
            @Override
            public int delete(ThreadKey thread, Set<MessageId> ids) {
                return (int)
                        ids.stream().filter(id -> find(thread, id).isPresent()).count();
            }
        });
    }

    /** Gives frequencies in the order of the words, not of the search. */
    static MemoryStore mixesUpFrequencies() {
        return BrokenStore.recall(good -> new BrokenRecall(good) {
            @Override
            public RecallMatches search(RecallSearch search) {
                RecallMatches right = good.search(search);
                List<WordMatch> wrong = right.byWords().stream()
                        .map(match -> new WordMatch(
                                match.thread(),
                                match.sequence(),
                                match.chunk(),
                                match.length(),
                                IntStream.of(match.frequencies()).sorted().toArray()))
                        .toList();
                return new RecallMatches(right.entries(), right.terms(), wrong, right.byMeaning());
            }
        });
    }

    /** Takes the nearest of all, and then looks at the filter. */
    static MemoryStore filtersTooLate() {
        return BrokenStore.recall(good -> new BrokenRecall(good) {
            @Override
            public RecallMatches search(RecallSearch search) {
                RecallMatches right = good.search(search);
                List<VectorMatch> nearestOfAll = good.search(new RecallSearch(
                                search.owner(),
                                search.thread(),
                                search.terms(),
                                search.vector(),
                                RecallFilter.ALL,
                                search.nearest()))
                        .byMeaning();
                List<VectorMatch> kept = right.byMeaning().stream()
                        .filter(nearestOfAll::contains)
                        .toList();
                return new RecallMatches(right.entries(), right.terms(), right.byWords(), kept);
            }
        });
    }

    /** Gives the distance where the similarity is asked for. */
    static MemoryStore givesDistances() {
        return BrokenStore.recall(good -> new BrokenRecall(good) {
            @Override
            public RecallMatches search(RecallSearch search) {
                RecallMatches right = good.search(search);
                List<VectorMatch> wrong = right.byMeaning().stream()
                        .map(match -> new VectorMatch(
                                match.thread(), match.sequence(), match.chunk(), 1 - match.similarity()))
                        .toList();
                return new RecallMatches(right.entries(), right.terms(), right.byWords(), wrong);
            }
        });
    }

    /** Shows a message once for each window that it is in. */
    static MemoryStore repeatsMessages() {
        return BrokenStore.recall(good -> new BrokenRecall(good) {
            @Override
            public Map<ThreadId, List<StoredMessage>> read(
                    ResourceId owner, List<Place> places, int before, int after) {
                Map<ThreadId, List<StoredMessage>> read = new HashMap<>();
                if (places.size() > 100) {
                    return good.read(owner, places, before, after);
                }
                for (Place place : places) {
                    good.read(owner, List.of(place), before, after)
                            .forEach((thread, messages) -> read.computeIfAbsent(thread, id -> new ArrayList<>())
                                    .addAll(messages));
                }
                return read;
            }
        });
    }

    /** Lets any model add to what another one has filled. */
    static MemoryStore mixesModels() {
        return BrokenStore.recall(good -> new BrokenRecall(good) {
            @Override
            public boolean add(IndexBatch batch) {
                try {
                    return good.add(batch);
                } catch (Misconfigured e) {
                    return good.add(new IndexBatch(
                            batch.pending(), batch.upTo(), good.model().orElseThrow(), batch.entries()));
                }
            }
        });
    }
}
