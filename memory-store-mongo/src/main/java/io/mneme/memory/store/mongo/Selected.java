package io.mneme.memory.store.mongo;

import io.mneme.memory.MemoryException.NotFound;
import io.mneme.memory.internal.Instants;
import io.mneme.memory.message.MessageId;
import io.mneme.memory.message.StoredMessage;
import io.mneme.memory.store.mongo.MessagePlaces.Found;
import io.mneme.memory.thread.CloneSelection;
import io.mneme.memory.thread.Limits;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Predicate;
import org.bson.Document;

/**
 * Which messages of a thread a copy gets.
 *
 * @param from the first place that may be among them
 * @param condition on a stored message
 */
record Selected(long from, Predicate<Document> condition) {

    /** The selection, looked up in the source as it is; empty if something is deleted meanwhile. */
    static Optional<Selected> of(Call call, Parts parts, Head source, CloneSelection selection) {
        long first = source.deletedUpTo() + 1;
        if (selection instanceof CloneSelection.Last last) {
            return last.count() >= source.count()
                    ? Optional.of(new Selected(first, message -> true))
                    : nthNewest(call, parts, source, last.count()).map(place -> new Selected(place, message -> true));
        } else if (selection instanceof CloneSelection.Between range) {
            long since = Instants.toEpochMicros(range.since());
            long until = Instants.toEpochMicros(range.until());
            return Optional.of(new Selected(first, message -> {
                long at = message.getLong(Fields.AT);
                return since <= at && at < until;
            }));
        } else if (selection instanceof CloneSelection.Messages some) {
            return Optional.of(byId(call, parts, source, some.ids()));
        }
        return Optional.of(new Selected(first, message -> true));
    }

    private static Selected byId(Call call, Parts parts, Head source, Set<MessageId> ids) {
        Map<MessageId, Found> found = parts.places().find(call, source, ids);
        Set<Long> places = new HashSet<>();
        for (MessageId id : ids) {
            Found one = found.get(id);
            if (one == null || !MessagePlaces.counts(source, source.deletingPlaces(), one.place())) {
                throw NotFound.message(source.key(), id);
            }
            places.add(one.place());
        }
        long first = places.stream().min(Long::compare).orElseThrow();
        return new Selected(first, message -> places.contains(message.getLong(Fields.PLACE)));
    }

    /** The place of the n-th message from the end, as of the source's last place. */
    private static Optional<Long> nthNewest(Call call, Parts parts, Head source, int n) {
        Moment moment = new Moment();
        moment.includes(source);
        long place = source.lastSequence() + 1;
        for (int left = n; left > 0; ) {
            call.renew();
            int wanted = Math.min(left, Limits.MAX_ITEMS);
            ScanOrder back = new ScanOrder(false, OptionalLong.of(place), wanted, List.of());
            List<StoredMessage> page =
                    parts.scan().read(call, source.key(), back, moment).orElse(List.of());
            if (page.size() < wanted) {
                return Optional.empty();
            }
            place = page.get(page.size() - 1).sequence();
            left -= wanted;
        }
        return Optional.of(place);
    }

    /** Where the batches begin to be read: a batch has at most so many places. */
    long firstStart() {
        return Math.max(1, from - Limits.MAX_ITEMS);
    }

    /** Whether a stored message is among them. */
    boolean includes(Document message) {
        return message.getLong(Fields.PLACE) >= from && condition.test(message);
    }
}
