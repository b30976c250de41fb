package io.mneme.memory.lifecycle;

import io.mneme.memory.document.DocumentDigest;
import io.mneme.memory.port.store.DeletedThread;
import io.mneme.memory.port.store.MemoryStore;
import io.mneme.memory.thread.MemoryThread;
import io.mneme.memory.thread.ResourceId;
import io.mneme.memory.thread.ThreadKey;
import io.mneme.memory.working.WorkingMemoryKey;
import io.mneme.memory.working.WorkingMemoryVersion;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Copies everything from one store to another, and reads it back to verify it: threads with their places, times and
 * incarnations, messages, working memories with their versions, and ids of deleted threads, so that a late write brings
 * none of them back; words and vectors are made anew by the target's indexer. Nobody else should write meanwhile; who
 * writes to the source is noticed at the end. An interrupted copy is started again: what is there already is only
 * verified. What the target has besides is left alone. For one thread.
 */
public final class StoreCopy {

    private final MemoryStore source;
    private final MemoryStore target;
    private final StoreContent from;
    private final StoreContent to;
    private final CopyListener listener;
    private final DocumentDigest sourceTotal = new DocumentDigest();
    private final DocumentDigest targetTotal = new DocumentDigest();
    private final DocumentDigest sourceState = new DocumentDigest();
    private final List<WorkingMemoryKey> different = new ArrayList<>();
    private CopyCounts counts = CopyCounts.NONE;
    private Optional<ThreadKey> lastDeleted = Optional.empty();

    /** A copy of everything in {@code source}. Neither store is closed. */
    public StoreCopy(MemoryStore source, MemoryStore target, CopyListener listener) {
        this.source = source;
        this.target = target;
        this.from = new StoreContent(source);
        this.to = new StoreContent(target);
        this.listener = listener;
    }

    /**
     * Copies and verifies. To be called once.
     *
     * @throws io.mneme.memory.MemoryException.Conflict if the target has another thread or working memory in its place,
     *     or one that is ahead of the source's, or has a thread that was deleted in the source
     * @throws io.mneme.memory.MemoryException.Unavailable if one of the stores does not answer; start again then
     */
    public CopyReport run() {
        AtomicLong total = new AtomicLong();
        from.eachResource(resource -> total.addAndGet(resource.threads()));
        // Before the threads: what would bring a deleted thread back is refused before anything long is done.
        from.eachDeletedPage(page -> {
            copyDeleted(page);
            listener.onProgress(counts, total.get());
        });
        from.eachResource(resource -> {
            from.eachThread(resource.resource(), thread -> {
                copy(thread);
                listener.onProgress(counts, total.get());
            });
            counts = counts.plus(new CopyCounts(1, 0, 0, 0, 0, 0));
        });
        from.eachWorkingMemoryOwner(this::copyOwn);
        listener.onProgress(counts, total.get());
        boolean changed = !sourceState.hex().equals(stateNow());
        return new CopyReport(counts, sourceTotal.hex(), targetTotal.hex(), different, changed);
    }

    /** What {@code sourceState} would be if nobody wrote: the same walk again, by states alone. */
    private String stateNow() {
        DocumentDigest now = new DocumentDigest();
        from.eachDeletedPage(page -> page.forEach(one -> StoreContent.addDeleted(now, one.key(), one.incarnation())));
        from.eachResource(resource -> from.eachThread(resource.resource(), thread -> {
            StoreContent.add(now, thread);
            now.add(from.newestVersion(WorkingMemoryKey.of(thread.key())));
        }));
        from.eachWorkingMemoryOwner(owner -> now.add(from.newestVersion(WorkingMemoryKey.of(owner))));
        return now.hex();
    }

    private void copyDeleted(List<DeletedThread> page) {
        target.imports().putDeleted(page);
        Map<ThreadKey, Long> written = to.deletedAmong(lastDeleted, page);
        for (DeletedThread deleted : page) {
            ThreadKey key = deleted.key();
            StoreContent.addDeleted(sourceState, key, deleted.incarnation());
            StoreContent.addDeleted(sourceTotal, key, deleted.incarnation());
            // No incarnation is 0.
            StoreContent.addDeleted(targetTotal, key, written.getOrDefault(key, 0L));
            if (written.getOrDefault(key, 0L) != deleted.incarnation()) {
                different.add(WorkingMemoryKey.of(key));
            }
        }
        lastDeleted = Optional.of(StoreContent.last(page));
        counts = counts.plus(CopyCounts.ofDeleted(page.size()));
    }

    private void copyOwn(ResourceId owner) {
        DocumentDigest read = new DocumentDigest();
        DocumentDigest written = new DocumentDigest();
        copyVersions(WorkingMemoryKey.of(owner), read, written);
        compare(WorkingMemoryKey.of(owner), read.hex(), written.hex());
    }

    private void copy(MemoryThread thread) {
        ThreadKey key = thread.key();
        DocumentDigest read = new DocumentDigest();
        StoreContent.add(read, thread);
        StoreContent.add(sourceState, thread);
        boolean complete = target.threads().find(key).filter(thread::equals).isPresent()
                && target.messages().count(key) == source.messages().count(key);
        long[] messages = new long[1];
        from.eachPage(thread, page -> {
            StoreContent.add(read, page);
            messages[0] += page.size();
            if (!complete) {
                target.imports().put(thread, page);
            }
        });
        DocumentDigest written = new DocumentDigest();
        target.threads().find(key).ifPresent(found -> StoreContent.add(written, found));
        to.eachPage(thread, page -> StoreContent.add(written, page));
        counts = counts.plus(new CopyCounts(0, 1, messages[0], 0, complete ? 1 : 0, 0));
        copyVersions(WorkingMemoryKey.of(key), read, written);
        compare(WorkingMemoryKey.of(key), read.hex(), written.hex());
    }

    private void copyVersions(WorkingMemoryKey key, DocumentDigest read, DocumentDigest written) {
        List<WorkingMemoryVersion> versions = from.versions(key);
        sourceState.add(StoreContent.newest(versions));
        if (!versions.isEmpty()) {
            target.imports().put(key, versions);
        }
        StoreContent.addVersions(read, versions);
        StoreContent.addVersions(written, to.versions(key));
        counts = counts.plus(new CopyCounts(0, 0, 0, versions.size(), 0, 0));
    }

    private void compare(WorkingMemoryKey key, String read, String written) {
        sourceTotal.add(read);
        targetTotal.add(written);
        if (!read.equals(written)) {
            different.add(key);
        }
    }
}
