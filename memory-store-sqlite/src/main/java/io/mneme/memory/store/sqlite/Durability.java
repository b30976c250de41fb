package io.mneme.memory.store.sqlite;

/** What a write survives once its call has returned. */
public enum Durability {
    /**
     * The end of the process, {@code kill -9} included. If the machine loses power, the last writes may be missing,
     * each whole; the file stays sound.
     */
    NORMAL,
    /** A loss of power too. Each write waits for the disk. */
    FULL
}
