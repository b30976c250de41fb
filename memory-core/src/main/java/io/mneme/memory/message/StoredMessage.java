package io.mneme.memory.message;

/**
 * A message with its place. Immutable and thread-safe.
 *
 * @param sequence its place in the thread, from 1, strictly growing in order of append; gaps come from deletions only
 * @param message the message as it was appended
 */
public record StoredMessage(long sequence, Message message) {

    /** Short for {@code message().id()}. */
    public MessageId id() {
        return message.id();
    }

    /** Short for {@code message().role()}. */
    public Role role() {
        return message.role();
    }

    /** Short for {@code message().text()}. */
    public String text() {
        return message.text();
    }
}
