package io.mneme.memory.recall;

import io.mneme.memory.MemoryException.InvalidInput;
import io.mneme.memory.document.MetadataFilter;
import io.mneme.memory.internal.Identifiers;
import io.mneme.memory.internal.Instants;
import io.mneme.memory.message.Message;
import io.mneme.memory.message.Role;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Which messages may be found. Start from {@link #ALL}. Immutable and thread-safe.
 *
 * @param since keeps messages created at this time or later; default no bound
 * @param until keeps messages created before this time; default no bound
 * @param roles keeps messages of these roles; empty keeps all, the default
 * @param speakers keeps messages of the speakers with these ids; empty keeps all, the default
 * @param metadata conditions on the message's metadata; default none
 */
public record RecallFilter(
        Optional<Instant> since,
        Optional<Instant> until,
        Set<Role> roles,
        Set<String> speakers,
        MetadataFilter metadata) {

    /** Most ids in {@link #speakers}. */
    public static final int MAX_SPEAKERS = 100;

    /** Every message. */
    public static final RecallFilter ALL =
            new RecallFilter(Optional.empty(), Optional.empty(), Set.of(), Set.of(), MetadataFilter.NONE);

    /** @throws InvalidInput if a value is null or breaks its rule */
    public RecallFilter {
        since = Identifiers.required("since", since).map(at -> Instants.micros("since", at));
        until = Identifiers.required("until", until).map(at -> Instants.micros("until", at));
        roles = Identifiers.required("roles", roles).isEmpty() ? Set.of() : Set.copyOf(EnumSet.copyOf(roles));
        speakers = Set.copyOf(Identifiers.required("speakers", speakers));
        speakers.forEach(id -> Identifiers.check("speaker id", id));
        if (speakers.size() > MAX_SPEAKERS) {
            throw new InvalidInput("a recall filter has at most " + MAX_SPEAKERS + " speakers, not " + speakers.size());
        }
        Identifiers.required("metadata filter", metadata);
    }

    /** The same for messages created from {@code since} to before {@code until}; null is no bound. */
    public RecallFilter between(Instant since, Instant until) {
        return new RecallFilter(Optional.ofNullable(since), Optional.ofNullable(until), roles, speakers, metadata);
    }

    /** The same for messages of {@code roles}; empty for all. */
    public RecallFilter roles(Set<Role> value) {
        return new RecallFilter(since, until, value, speakers, metadata);
    }

    /** The same for messages of these speakers, by id; empty for all. */
    public RecallFilter speakers(Set<String> ids) {
        return new RecallFilter(since, until, roles, ids, metadata);
    }

    /** The same for messages with these values in their metadata. */
    public RecallFilter metadata(Map<String, Object> values) {
        return new RecallFilter(since, until, roles, speakers, new MetadataFilter(values));
    }

    /** Whether it keeps everything. */
    public boolean keepsAll() {
        return equals(ALL);
    }

    /** Whether {@code message} passes. */
    public boolean matches(Message message) {
        return since.map(at -> !message.createdAt().isBefore(at)).orElse(true)
                && until.map(at -> message.createdAt().isBefore(at)).orElse(true)
                && (roles.isEmpty() || roles.contains(message.role()))
                && (speakers.isEmpty()
                        || message.speaker()
                                .map(one -> speakers.contains(one.id()))
                                .orElse(false))
                && metadata.matches(message.metadata());
    }
}
