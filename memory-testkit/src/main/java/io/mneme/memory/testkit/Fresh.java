package io.mneme.memory.testkit;

import io.mneme.memory.thread.ResourceId;
import io.mneme.memory.thread.ThreadKey;
import java.util.UUID;

/** Owners that nobody else has, so that tests can share a store. Thread-safe. */
public final class Fresh {

    private Fresh() {}

    /** A text that starts no other id: random, 37 characters, ends with a hyphen. */
    public static String prefix() {
        return UUID.randomUUID() + "-";
    }

    /** A new owner. */
    public static ResourceId owner() {
        return ResourceId.of(prefix() + "owner");
    }

    /** The thread {@code support} of a new owner; it does not exist yet. */
    public static ThreadKey thread() {
        return thread("support");
    }

    /** The thread {@code id} of a new owner; it does not exist yet. */
    public static ThreadKey thread(String id) {
        return ThreadKey.of(owner().value(), id);
    }

    /** Another thread of the owner of {@code key}. */
    public static ThreadKey sibling(ThreadKey key, String id) {
        return ThreadKey.of(key.resource().value(), id);
    }
}
