package io.mneme.memory.message;

import io.mneme.memory.MemoryException.InvalidInput;
import io.mneme.memory.document.MetadataFilter;
import io.mneme.memory.internal.Identifiers;
import io.mneme.memory.internal.Instants;
import io.mneme.memory.thread.CursorPosition;
import io.mneme.memory.thread.Limits;
import io.mneme.memory.thread.SortOrder;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Which messages of one thread to list, by sequence. Start from {@link #ALL}. Immutable and thread-safe.
 *
 * @param order the direction; default {@code ASCENDING}, oldest first
 * @param since keeps messages created at this time or later; default no bound
 * @param until keeps messages created before this time; default no bound
 * @param roles keeps messages of these roles; empty keeps all, the default
 * @param metadata conditions on the metadata; default none
 * @param limit most messages of one page, 1 to 1,000; default 50
 * @param from where the page starts: a cursor is a sequence number in decimal; default the first page
 */
public record MessageQuery(
        SortOrder order,
        Optional<Instant> since,
        Optional<Instant> until,
        Set<Role> roles,
        MetadataFilter metadata,
        int limit,
        CursorPosition from) {

    /** Default of {@link #limit}. */
    public static final int DEFAULT_LIMIT = 50;

    /** All messages, oldest first, in pages of {@link #DEFAULT_LIMIT}. */
    public static final MessageQuery ALL = new MessageQuery(
            SortOrder.ASCENDING,
            Optional.empty(),
            Optional.empty(),
            Set.of(),
            MetadataFilter.NONE,
            DEFAULT_LIMIT,
            CursorPosition.START);

    /** @throws InvalidInput if the limit, a time or the cursor is wrong */
    public MessageQuery {
        since = since.map(at -> Instants.micros("since", at));
        until = until.map(at -> Instants.micros("until", at));
        roles = roles.isEmpty() ? Set.of() : Set.copyOf(EnumSet.copyOf(roles));
        Limits.check("limit", limit);
        Identifiers.required("page position", from).cursor().ifPresent(MessageQuery::sequence);
    }

    /** The newest {@code count} messages, newest first. */
    public static MessageQuery newest(int count) {
        return ALL.order(SortOrder.DESCENDING).limit(count);
    }

    /** The same in another direction. */
    public MessageQuery order(SortOrder value) {
        return new MessageQuery(value, since, until, roles, metadata, limit, from);
    }

    /** The same for messages created from {@code since} to before {@code until}; null is no bound. */
    public MessageQuery between(Instant since, Instant until) {
        return new MessageQuery(
                order, Optional.ofNullable(since), Optional.ofNullable(until), roles, metadata, limit, from);
    }

    /** The same for messages of {@code roles}; empty for all. */
    public MessageQuery roles(Set<Role> value) {
        return new MessageQuery(order, since, until, value, metadata, limit, from);
    }

    /** The same for messages with these values in their metadata. */
    public MessageQuery metadata(Map<String, Object> values) {
        return new MessageQuery(order, since, until, roles, new MetadataFilter(values), limit, from);
    }

    /** The same with another page size. */
    public MessageQuery limit(int value) {
        return new MessageQuery(order, since, until, roles, metadata, value, from);
    }

    /** The page after {@code cursor}, in the order of the query. */
    public MessageQuery after(String cursor) {
        return new MessageQuery(order, since, until, roles, metadata, limit, CursorPosition.after(cursor));
    }

    /** The page before {@code cursor}, in the order of the query. */
    public MessageQuery before(String cursor) {
        return new MessageQuery(order, since, until, roles, metadata, limit, CursorPosition.before(cursor));
    }

    /** The cursor's sequence number; empty for the first page. */
    public OptionalLong position() {
        return from.cursor().map(text -> OptionalLong.of(sequence(text))).orElse(OptionalLong.empty());
    }

    /** Whether rows are to be read oldest first: the order, turned round for a page before a cursor. */
    public boolean scanAscending() {
        return (order == SortOrder.ASCENDING) != from.backward();
    }

    /** Whether a message passes all filters; the cursor and the limit do not count. */
    public boolean matches(Message message) {
        return since.map(at -> !message.createdAt().isBefore(at)).orElse(true)
                && until.map(at -> message.createdAt().isBefore(at)).orElse(true)
                && (roles.isEmpty() || roles.contains(message.role()))
                && metadata.matches(message.metadata());
    }

    private static long sequence(String cursor) {
        try {
            return Long.parseLong(cursor);
        } catch (NumberFormatException e) {
            throw new InvalidInput("not a cursor of a list of messages", e);
        }
    }
}
