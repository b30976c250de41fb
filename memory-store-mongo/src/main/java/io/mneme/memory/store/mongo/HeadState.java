package io.mneme.memory.store.mongo;

import java.util.Locale;

/** What a thread's head says of it. */
enum HeadState {
    /** There is no head: nobody ever wrote it. Not stored. */
    ABSENT,
    /** It exists. */
    LIVE,
    /** It exists, and a move to another owner is under way; see {@link Moves}. */
    MOVING,
    /** It was deleted. */
    DELETED,
    /** A copy or a move to this id is under way; until its last write there is no such thread. */
    BUILDING,
    /** It never existed; a copy or move to it was given up. */
    VOID;

    String stored() {
        return name().toLowerCase(Locale.ROOT);
    }

    static HeadState ofStored(String name) {
        return valueOf(name.toUpperCase(Locale.ROOT));
    }
}
