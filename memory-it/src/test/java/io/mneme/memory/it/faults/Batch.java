package io.mneme.memory.it.faults;

import io.mneme.memory.message.Message;
import io.mneme.memory.message.MessageId;
import io.mneme.memory.message.Role;
import io.mneme.memory.port.store.Append;
import io.mneme.memory.port.store.AppendCondition;
import io.mneme.memory.thread.ThreadKey;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Messages of one append. Their ids tell which batch they belong to, where in it and how large it is, so that a reader
 * can tell a whole batch from a part, and what each text must be. Immutable.
 */
record Batch(ThreadKey thread, String name, int size, AppendCondition condition) {

    /** A message of a batch, as its id says. */
    record Place(String batch, int index, int size) {

        static Place of(MessageId id) {
            String[] words = id.value().split("/");
            return new Place(words[0], Integer.parseInt(words[1]), Integer.parseInt(words[2]));
        }

        MessageId id() {
            return MessageId.of(batch + "/" + index + "/" + size);
        }

        String text() {
            return ("message " + index + " of " + batch + " ").repeat(1 + index * 20);
        }

        boolean isFirst() {
            return index == 0;
        }

        boolean isLast() {
            return index == size - 1;
        }

        boolean follows(Place before) {
            return before.batch.equals(batch) && before.index + 1 == index && before.size == size;
        }
    }

    /** The same each time: a retry must not add anything twice. */
    Append append() {
        List<Message> messages = IntStream.range(0, size)
                .mapToObj(index -> message(new Place(name, index, size)))
                .toList();
        return new Append(thread, messages, condition, Instant.now());
    }

    private static Message message(Place place) {
        return Message.builder(Role.USER).id(place.id()).text(place.text()).build();
    }
}
