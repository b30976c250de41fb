package io.mneme.memory.it.faults;

/** What writers report while they work. Implementations are thread-safe. */
interface Journal {

    /** An append returned. */
    void acknowledged(Acknowledged batch);

    /** A call threw. */
    void failed(Throwable error);

    /** A call, whatever came of it, took that long. */
    void took(long nanos);

    /** The store did what it must not. */
    void violated(String what);
}
