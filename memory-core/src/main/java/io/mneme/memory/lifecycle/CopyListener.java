package io.mneme.memory.lifecycle;

/** Hears how a {@link StoreCopy} goes. Called by the copying thread; must not block. */
@FunctionalInterface
public interface CopyListener {

    /** Nobody listens. */
    CopyListener NONE = (done, totalThreads) -> {};

    /**
     * Called after each thread, and before them after each page of ids of deleted threads.
     *
     * @param done what was copied and verified so far
     * @param totalThreads how many threads the source had at the beginning
     */
    void onProgress(CopyCounts done, long totalThreads);
}
