package io.mneme.memory.it.faults;

import io.mneme.memory.thread.ThreadKey;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/** The threads of a run, of several owners: some are every writer's, others one writer's only. */
final class Topics {

    private static final int OWNERS = 4;
    private static final int SHARED_BY_OWNER = 2;

    private Topics() {}

    /** Every second time one of the shared threads, else one of the writer's own. */
    static ThreadKey choose(String writer, RandomGenerator random) {
        String owner = owner(random.nextInt(OWNERS));
        return ThreadKey.of(owner, random.nextBoolean() ? shared(random.nextInt(SHARED_BY_OWNER)) : writer);
    }

    /** All that {@link #choose} may have chosen. */
    static List<ThreadKey> all(Iterable<String> writers) {
        List<ThreadKey> all = new ArrayList<>();
        for (int owner = 0; owner < OWNERS; owner++) {
            for (int i = 0; i < SHARED_BY_OWNER; i++) {
                all.add(ThreadKey.of(owner(owner), shared(i)));
            }
            for (String writer : writers) {
                all.add(ThreadKey.of(owner(owner), writer));
            }
        }
        return all;
    }

    private static String owner(int number) {
        return "owner-" + number;
    }

    private static String shared(int number) {
        return "shared-" + number;
    }
}
