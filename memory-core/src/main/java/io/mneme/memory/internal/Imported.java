package io.mneme.memory.internal;

import io.mneme.memory.MemoryException.Conflict;
import io.mneme.memory.MemoryException.InvalidInput;
import io.mneme.memory.message.MessageId;
import io.mneme.memory.message.StoredMessage;
import io.mneme.memory.port.store.DeletedThread;
import io.mneme.memory.thread.Limits;
import io.mneme.memory.thread.MemoryThread;
import io.mneme.memory.working.WorkingMemoryVersion;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What every store checks of what is imported, before it does anything. Thread-safe. */
public final class Imported {

    private Imported() {}

    /** @throws InvalidInput as {@link io.mneme.memory.port.store.ImportStore#put(MemoryThread, List)} says */
    public static void check(MemoryThread thread, List<StoredMessage> messages) {
        Limits.checkCount("number of messages", messages.size());
        Set<MessageId> ids = new HashSet<>();
        long place = 0;
        for (StoredMessage message : messages) {
            if (message.sequence() <= place || message.sequence() > thread.lastSequence() || !ids.add(message.id())) {
                throw new InvalidInput("imported messages have ascending places from 1 to the thread's last place, and"
                        + " each id once");
            }
            place = message.sequence();
        }
    }

    /**
     * Checks versions of one working memory.
     *
     * @throws InvalidInput if their number is not 1 to 1,000, or they are not in ascending order from 1
     */
    public static void check(List<WorkingMemoryVersion> versions) {
        Limits.check("number of versions", versions.size());
        long number = 0;
        for (WorkingMemoryVersion version : versions) {
            if (version.version() <= number) {
                throw new InvalidInput("imported versions have ascending numbers from 1");
            }
            number = version.version();
        }
    }

    /**
     * Checks deleted threads.
     *
     * @throws InvalidInput if their number is not 1 to 1,000, or a key is there twice
     */
    public static void checkDeleted(List<DeletedThread> deleted) {
        Limits.check("number of deleted threads", deleted.size());
        if (deleted.stream().map(DeletedThread::key).distinct().count() < deleted.size()) {
            throw new InvalidInput("deleted threads are imported once each");
        }
    }

    /**
     * What every store answers if an id cannot count as deleted.
     *
     * @param lives whether the id has a thread here
     * @param here the present or last incarnation here; 0 if the id never was
     * @throws Conflict as {@link io.mneme.memory.port.store.ImportStore#putDeleted} says
     */
    public static void checkDeletable(DeletedThread wanted, boolean lives, long here) {
        if (lives) {
            throw new Conflict(wanted.key(), "it was deleted there and exists here");
        } else if (here > wanted.incarnation()) {
            throw new Conflict(wanted.key(), "its incarnation here is " + here + ", beyond " + wanted.incarnation());
        }
    }
}
