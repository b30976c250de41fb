package io.mneme.memory.testkit.mutant;

import io.mneme.memory.port.store.DeletedThread;
import io.mneme.memory.port.store.ImportStore;
import io.mneme.memory.port.store.MemoryStore;
import io.mneme.memory.testkit.InMemoryMemoryStore;
import io.mneme.memory.thread.ThreadKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiPredicate;
import java.util.function.Function;

/** Stores that do one thing with the ids of deleted threads wrong. */
final class DeletionMutants {

    private DeletionMutants() {}

    static MemoryStore forgetsDeletions() {
        return imports(whole -> new BrokenImports(whole.imports()) {
            @Override
            public void putDeleted(List<DeletedThread> deleted) {}
        });
    }

    static MemoryStore forgetsIncarnations() {
        return imports(whole -> new BrokenImports(whole.imports()) {
            @Override
            public void putDeleted(List<DeletedThread> deleted) {
                good.putDeleted(deleted.stream()
                        .map(one -> new DeletedThread(one.key(), 1, one.deletedAt()))
                        .toList());
            }
        });
    }

    /** Gives the time of what is deleted already anew with each import. */
    static MemoryStore redatesDeletions() {
        Map<ThreadKey, Instant> newest = new ConcurrentHashMap<>();
        return imports(whole -> new BrokenImports(whole.imports()) {
            @Override
            public void putDeleted(List<DeletedThread> deleted) {
                good.putDeleted(deleted);
                deleted.forEach(one -> newest.put(one.key(), one.deletedAt()));
            }

            @Override
            public List<DeletedThread> deleted(Optional<ThreadKey> after, int limit) {
                return good.deleted(after, limit).stream()
                        .map(one -> new DeletedThread(
                                one.key(), one.incarnation(), newest.getOrDefault(one.key(), one.deletedAt())))
                        .toList();
            }
        });
    }

    static MemoryStore putsOneByOne() {
        return imports(whole -> new BrokenImports(whole.imports()) {
            @Override
            public void putDeleted(List<DeletedThread> deleted) {
                deleted.forEach(one -> good.putDeleted(List.of(one)));
            }
        });
    }

    static MemoryStore buriesTheLiving() {
        return imports(whole -> new BrokenImports(whole.imports()) {
            @Override
            public void putDeleted(List<DeletedThread> deleted) {
                deleted.forEach(one -> whole.threads().delete(one.key(), one.deletedAt()));
                good.putDeleted(deleted);
            }
        });
    }

    /** Lists every id that was ever listed. */
    static MemoryStore listsWhatLivesAgain() {
        Set<DeletedThread> ever = ConcurrentHashMap.newKeySet();
        return listing((one, after) -> DeletedThread.ORDER.compare(one, after) > 0, DeletedThread.ORDER, ever);
    }

    static MemoryStore listsInUtf16() {
        Comparator<ThreadKey> order = Comparator.comparing(
                        (ThreadKey key) -> key.resource().value())
                .thenComparing(key -> key.thread().value());
        return listing((one, after) -> order.compare(one, after) > 0, order, null);
    }

    static MemoryStore listsTheCursorAgain() {
        return listing((one, after) -> DeletedThread.ORDER.compare(one, after) >= 0, DeletedThread.ORDER, null);
    }

    private static MemoryStore listing(
            BiPredicate<ThreadKey, ThreadKey> isAfter, Comparator<ThreadKey> order, Set<DeletedThread> ever) {
        return imports(whole -> new BrokenImports(whole.imports()) {
            @Override
            public List<DeletedThread> deleted(Optional<ThreadKey> after, int limit) {
                good.deleted(after, limit);
                List<DeletedThread> all = everything(good);
                if (ever != null) {
                    ever.addAll(all);
                    all = new ArrayList<>(ever);
                }
                return all.stream()
                        .filter(one ->
                                after.map(key -> isAfter.test(one.key(), key)).orElse(true))
                        .sorted(Comparator.comparing(DeletedThread::key, order))
                        .limit(limit)
                        .toList();
            }
        });
    }

    private static List<DeletedThread> everything(ImportStore good) {
        List<DeletedThread> all = new ArrayList<>();
        List<DeletedThread> page = good.deleted(Optional.empty(), 1_000);
        while (!page.isEmpty()) {
            all.addAll(page);
            page = good.deleted(Optional.of(page.get(page.size() - 1).key()), 1_000);
        }
        return all;
    }

    private static MemoryStore imports(Function<BrokenStore, BrokenImports> broken) {
        BrokenStore whole = BrokenStore.of(new InMemoryMemoryStore());
        return whole.with(broken.apply(whole));
    }
}
