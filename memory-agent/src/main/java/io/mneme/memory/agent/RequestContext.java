package io.mneme.memory.agent;

import io.mneme.memory.internal.Identifiers;
import io.mneme.memory.message.Speaker;
import io.mneme.memory.thread.ResourceId;
import java.util.Optional;

/**
 * Who makes a request, as the application's own login has found out: whose memory it is, and who speaks. It is made
 * where the login is checked, and handed on; nothing of it may come from the request's body, or a client could speak as
 * somebody else. So there is no way to read one from a document. Immutable and thread-safe.
 */
public final class RequestContext {

    private final ResourceId resource;
    private final Optional<Speaker> speaker;

    private RequestContext(ResourceId resource, Optional<Speaker> speaker) {
        this.resource = Identifiers.required("resource id", resource);
        this.speaker = speaker;
    }

    /**
     * A person with memory of their own.
     *
     * @param resource the owner, from the verified login
     * @throws io.mneme.memory.MemoryException.InvalidInput if it is null
     */
    public static RequestContext verified(ResourceId resource) {
        return new RequestContext(resource, Optional.empty());
    }

    /**
     * One of several people who share a memory, as that of a document or a room.
     *
     * @param resource the owner, to which the application has found the person to have access
     * @param speaker the person, from the verified login
     * @throws io.mneme.memory.MemoryException.InvalidInput if one is null
     */
    public static RequestContext verified(ResourceId resource, Speaker speaker) {
        return new RequestContext(resource, Optional.of(Identifiers.required("speaker", speaker)));
    }

    /** Whose memory. */
    public ResourceId resource() {
        return resource;
    }

    /** Who speaks; empty if the memory has one person only. */
    public Optional<Speaker> speaker() {
        return speaker;
    }

    @Override
    public String toString() {
        return "resource \"" + resource + "\""
                + speaker.map(one -> ", speaker \"" + one.id() + "\"").orElse("");
    }
}
