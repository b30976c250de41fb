package io.mneme.memory.store.mongo;

import java.util.Objects;
import java.util.stream.LongStream;

/**
 * One thread's entries among those that this process keeps of an owner. They have numbers of this process only, none of
 * which is ever given twice.
 *
 * @param serial which reading of a thread from its beginning gave the numbers
 * @param entries how many there are, numbered from 0
 * @param state what the head said when they were read
 */
record KnownThread(int serial, int entries, IndexState state) {

    /** Whether what {@code now} counts begins with these, however many more there are. */
    boolean leadsTo(IndexState now) {
        boolean same = state.agreesWith(now) && state.indexed() <= now.indexed();
        // A database that was set back counts anew; its writers are others.
        return same && (state.indexed() < now.indexed() || Objects.equals(state.writer(), now.writer()));
    }

    LongStream numbers() {
        return LongStream.range(0, entries).map(this::number);
    }

    long number(long entry) {
        return (long) serial << Integer.SIZE | entry;
    }
}
