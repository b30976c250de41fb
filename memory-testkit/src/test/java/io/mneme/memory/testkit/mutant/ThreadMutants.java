package io.mneme.memory.testkit.mutant;

import io.mneme.memory.document.MetadataFilter;
import io.mneme.memory.port.store.MemoryStore;
import io.mneme.memory.thread.CloneSelection;
import io.mneme.memory.thread.CloneThread;
import io.mneme.memory.thread.MemoryThread;
import io.mneme.memory.thread.NewThread;
import io.mneme.memory.thread.Page;
import io.mneme.memory.thread.ResourceId;
import io.mneme.memory.thread.SortOrder;
import io.mneme.memory.thread.ThreadKey;
import io.mneme.memory.thread.ThreadQuery;
import io.mneme.memory.thread.ThreadUpdate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/** Stores that do one thing with threads wrong, as real stores did. */
final class ThreadMutants {

    private ThreadMutants() {}

    static MemoryStore ignoresTheCaseOfOwners() {
        return BrokenStore.threads(good -> new BrokenThreads(good) {
            @Override
            public MemoryThread create(NewThread thread) {
                return good.create(new NewThread(lower(thread.key()), thread.title(), thread.metadata(), thread.at()));
            }

            @Override
            public Optional<MemoryThread> find(ThreadKey key) {
                return good.find(lower(key)).or(() -> good.find(key));
            }
        });
    }

    private static ThreadKey lower(ThreadKey key) {
        return ThreadKey.of(
                key.resource().value().toLowerCase(Locale.ROOT), key.thread().value());
    }

    static MemoryStore losesUpdates() {
        return BrokenStore.threads(good -> new BrokenThreads(good) {
            @Override
            public MemoryThread update(ThreadKey key, ThreadUpdate change, Instant at) {
                MemoryThread seen = good.find(key).orElse(null);
                if (seen == null || !(change instanceof ThreadUpdate.MergeMetadata)) {
                    return good.update(key, change, at);
                }
                LockSupport.parkNanos(100_000);
                return good.update(key, replaceWith(change.apply(seen, at).metadata(), good.find(key)), at);
            }
        });
    }

    private static ThreadUpdate replaceWith(Map<String, Object> metadata, Optional<MemoryThread> present) {
        Map<String, Object> patch = new HashMap<>();
        present.ifPresent(thread -> thread.metadata().keySet().forEach(key -> patch.put(key, null)));
        patch.putAll(metadata);
        return new ThreadUpdate.MergeMetadata(patch);
    }

    static MemoryStore countsNoIncarnations() {
        return BrokenStore.threads(good -> new BrokenThreads(good) {
            @Override
            public MemoryThread create(NewThread thread) {
                good.create(thread);
                return thread.created(1);
            }
        });
    }

    static MemoryStore hidesInsteadOfDeleting() {
        return BrokenStore.threads(good -> new BrokenThreads(good) {
            @Override
            public Optional<MemoryThread> find(ThreadKey key) {
                return good.find(key).filter(thread -> !thread.metadata().containsKey("gone"));
            }

            @Override
            public boolean delete(ThreadKey key, Instant at) {
                if (find(key).isEmpty()) {
                    return false;
                }
                good.update(key, new ThreadUpdate.MergeMetadata(Map.of("gone", true)), at);
                return true;
            }
        });
    }

    static MemoryStore comparesMetadataAsText() {
        return BrokenStore.threads(good -> new BrokenThreads(good) {
            @Override
            public Page<MemoryThread> list(ResourceId owner, ThreadQuery query) {
                MetadataFilter filter = query.metadata();
                Page<MemoryThread> all = good.list(owner, query.metadata(Map.of()));
                List<MemoryThread> kept = all.items().stream()
                        .filter(thread -> filter.values().entrySet().stream()
                                .allMatch(wanted -> String.valueOf(wanted.getValue())
                                        .equals(String.valueOf(thread.metadata().get(wanted.getKey())))))
                        .toList();
                return new Page<>(kept, all.next(), all.previous());
            }
        });
    }

    static MemoryStore sortsIdsByUtf16() {
        return BrokenStore.threads(good -> new BrokenThreads(good) {
            @Override
            public Page<MemoryThread> list(ResourceId owner, ThreadQuery query) {
                Page<MemoryThread> page = good.list(owner, query);
                Comparator<MemoryThread> order = Comparator.comparing(
                                (MemoryThread thread) -> query.sort().timeOf(thread))
                        .thenComparing(thread -> thread.id().value());
                List<MemoryThread> items = new ArrayList<>(page.items());
                items.sort(query.order() == SortOrder.ASCENDING ? order : order.reversed());
                return new Page<>(items, page.next(), page.previous());
            }
        });
    }

    static MemoryStore copiesEverything() {
        return BrokenStore.threads(good -> new BrokenThreads(good) {
            @Override
            public MemoryThread copy(CloneThread order) {
                CloneSelection all = new CloneSelection.All();
                return good.copy(new CloneThread(order.source(), order.target(), all, order.title(), order.at()));
            }
        });
    }

    static MemoryStore leavesAMovedThreadBehind() {
        return BrokenStore.threads(good -> new BrokenThreads(good) {
            @Override
            public MemoryThread transfer(ThreadKey from, ResourceId to, Instant at) {
                MemoryThread moved = good.transfer(from, to, at);
                if (!to.equals(from.resource())) {
                    good.create(NewThread.of(from, at));
                }
                return moved;
            }
        });
    }

    static MemoryStore turnsTimeBack() {
        return BrokenStore.threads(good -> new BrokenThreads(good) {
            @Override
            public MemoryThread update(ThreadKey key, ThreadUpdate change, Instant at) {
                MemoryThread changed = good.update(key, change, at);
                return new MemoryThread(
                        changed.key(),
                        changed.title(),
                        changed.metadata(),
                        changed.createdAt(),
                        change instanceof ThreadUpdate.Rename ? at : changed.updatedAt(),
                        changed.archivedAt(),
                        changed.lastSequence(),
                        changed.incarnation());
            }
        });
    }
}
