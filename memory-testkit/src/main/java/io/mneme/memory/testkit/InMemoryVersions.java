package io.mneme.memory.testkit;

import io.mneme.memory.working.WorkingMemoryVersion;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/** The versions of one working memory. Guarded by the lock of {@link InMemoryTables}. */
final class InMemoryVersions {

    private final NavigableMap<Long, WorkingMemoryVersion> versions = new TreeMap<>();

    boolean isEmpty() {
        return versions.isEmpty();
    }

    /** 0 if there is none. */
    long newest() {
        return versions.isEmpty() ? 0 : versions.lastKey();
    }

    Optional<WorkingMemoryVersion> last() {
        return Optional.ofNullable(versions.lastEntry()).map(Map.Entry::getValue);
    }

    /** Whether its number is free, or it is there already. */
    boolean fits(WorkingMemoryVersion version) {
        return version.equals(versions.getOrDefault(version.version(), version));
    }

    void put(WorkingMemoryVersion version) {
        versions.put(version.version(), version);
    }

    void keep(int most) {
        versions.headMap(newest() - most, true).clear();
    }

    List<WorkingMemoryVersion> before(long number, int limit) {
        return versions.headMap(number, false).descendingMap().values().stream()
                .limit(limit)
                .toList();
    }

    boolean clear() {
        boolean any = !versions.isEmpty();
        versions.clear();
        return any;
    }

    /** The newest one as version 1, if there is any. */
    InMemoryVersions copy() {
        InMemoryVersions copy = new InMemoryVersions();
        last().map(newest -> new WorkingMemoryVersion(1, newest.content(), newest.at(), newest.author(), newest.turn()))
                .ifPresent(copy::put);
        return copy;
    }
}
