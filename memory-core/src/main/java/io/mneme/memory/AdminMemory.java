package io.mneme.memory;

import io.mneme.memory.message.MessageQuery;
import io.mneme.memory.message.StoredMessage;
import io.mneme.memory.port.observation.AuditEvent;
import io.mneme.memory.port.observation.AuditListener;
import io.mneme.memory.port.observation.Principal;
import io.mneme.memory.port.store.MemoryStore;
import io.mneme.memory.thread.MemoryThread;
import io.mneme.memory.thread.Page;
import io.mneme.memory.thread.ResourceId;
import io.mneme.memory.thread.ResourceQuery;
import io.mneme.memory.thread.ResourceSummary;
import io.mneme.memory.thread.ThreadKey;
import io.mneme.memory.thread.ThreadQuery;
import java.time.Clock;
import java.util.Optional;

/**
 * The privileged door: a supervisor reads across owners. Each call is reported to the {@link AuditListener} before
 * anything is read or changed; if the listener throws, the call fails with its exception and does nothing. Thread-safe.
 */
public final class AdminMemory {

    private final Principal principal;
    private final MemoryStore store;
    private final Clock clock;
    private final AuditListener audit;

    AdminMemory(Principal principal, MemoryStore store, Clock clock, AuditListener audit) {
        if (principal == null) {
            throw new MemoryException.InvalidInput("the admin door needs a principal with a reason");
        }
        this.principal = principal;
        this.store = store;
        this.clock = clock;
        this.audit = audit;
    }

    /** One page of all owners that have a thread, in order of their ids. */
    public Page<ResourceSummary> resources(ResourceQuery query) {
        report("list-resources", null, null);
        return store.resources().list(query);
    }

    /** One page of somebody's threads; empty if there is none. */
    public Page<MemoryThread> threads(ResourceId owner, ThreadQuery query) {
        report("list-threads", owner, null);
        return store.threads().list(owner, query);
    }

    /**
     * Somebody's thread.
     *
     * @throws MemoryException.NotFound if it does not exist
     */
    public MemoryThread thread(ThreadKey key) {
        report("read-thread", key.resource(), key);
        return existing(key);
    }

    /**
     * One page of the messages of somebody's thread.
     *
     * @throws MemoryException.NotFound if the thread does not exist
     */
    public Page<StoredMessage> messages(ThreadKey key, MessageQuery query) {
        report("read-messages", key.resource(), key);
        Page<StoredMessage> page = store.messages().list(key, query);
        if (page.items().isEmpty()) {
            existing(key);
        }
        return page;
    }

    /**
     * Moves a thread with everything in it to another owner.
     *
     * @return the thread under its new owner
     * @throws MemoryException.NotFound if it does not exist
     * @throws MemoryException.Conflict if the new owner has a thread of that id
     */
    public MemoryThread transfer(ThreadKey key, ResourceId newOwner) {
        report("transfer-thread", key.resource(), key, newOwner);
        return store.threads().transfer(key, newOwner, clock.instant());
    }

    private MemoryThread existing(ThreadKey key) {
        return store.threads().find(key).orElseThrow(() -> MemoryException.NotFound.thread(key));
    }

    private void report(String action, ResourceId owner, ThreadKey key) {
        report(action, owner, key, null);
    }

    private void report(String action, ResourceId owner, ThreadKey key, ResourceId newOwner) {
        audit.onAdminAccess(new AuditEvent(
                clock.instant(),
                principal,
                action,
                Optional.ofNullable(owner),
                Optional.ofNullable(key).map(ThreadKey::thread),
                Optional.ofNullable(newOwner)));
    }
}
