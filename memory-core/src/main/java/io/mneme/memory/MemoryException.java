package io.mneme.memory;

import io.mneme.memory.message.MessageId;
import io.mneme.memory.thread.ThreadKey;
import io.mneme.memory.working.WorkingMemoryKey;
import java.util.Optional;

/**
 * Everything that Mneme throws on purpose. The kind tells the caller what to do; the ids concerned are fields. A
 * message holds ids and rules, never memory text, bound values or secrets. The driver's exception, if any, is the
 * cause.
 */
public abstract sealed class MemoryException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private MemoryException(String message, Throwable cause) {
        super(message, cause);
    }

    /** There is no such thing, or it belongs to another resource: the two cannot be told apart. Do not retry. */
    public static final class NotFound extends MemoryException {
        private static final long serialVersionUID = 1L;
        private final transient ThreadKey thread;

        private NotFound(String message, ThreadKey thread) {
            super(message, null);
            this.thread = thread;
        }

        /** The thread does not exist under its resource. */
        public static NotFound thread(ThreadKey thread) {
            return new NotFound("thread " + thread + " not found", thread);
        }

        /** The thread was deleted; only an explicit create starts it anew, so that a late write cannot. */
        public static NotFound deleted(ThreadKey thread) {
            return new NotFound("thread " + thread + " was deleted; create it to start anew", thread);
        }

        /** The message does not exist in the thread. */
        public static NotFound message(ThreadKey thread, MessageId message) {
            return new NotFound("message \"" + message + "\" not found in thread " + thread, thread);
        }

        /** The thread asked for; empty after deserialization. */
        public Optional<ThreadKey> thread() {
            return Optional.ofNullable(thread);
        }
    }

    /** Somebody else wrote first, or the name is taken. Read again, then decide; a blind retry fails again. */
    public static final class Conflict extends MemoryException {
        private static final long serialVersionUID = 1L;
        private final transient ThreadKey thread;

        public Conflict(ThreadKey thread, String what) {
            super("conflict in thread " + thread + ": " + what, null);
            this.thread = thread;
        }

        private Conflict(String message) {
            super(message, null);
            this.thread = null;
        }

        /** Somebody else changed a working memory first. */
        public static Conflict workingMemory(WorkingMemoryKey key, String what) {
            return key.threadKey()
                    .map(found -> new Conflict(found, what))
                    .orElseGet(() -> new Conflict("conflict in the working memory of " + key + ": " + what));
        }

        /** The thread concerned; empty if it is about an owner's own, and after deserialization. */
        public Optional<ThreadKey> thread() {
            return Optional.ofNullable(thread);
        }
    }

    /** An argument breaks a rule; the message names the rule. Do not retry. */
    public static final class InvalidInput extends MemoryException {
        private static final long serialVersionUID = 1L;

        public InvalidInput(String message) {
            super(message, null);
        }

        public InvalidInput(String message, Throwable cause) {
            super(message, cause);
        }
    }

    /** The store or the model cannot answer now. Nothing was half done; the same call may succeed later. */
    public static final class Unavailable extends MemoryException {
        private static final long serialVersionUID = 1L;

        public Unavailable(String message, Throwable cause) {
            super(message, cause);
        }
    }

    /** The set-up is wrong: unknown option, newer schema, corrupt or unreadable file. Mend it, then start again. */
    public static final class Misconfigured extends MemoryException {
        private static final long serialVersionUID = 1L;

        public Misconfigured(String message) {
            super(message, null);
        }

        public Misconfigured(String message, Throwable cause) {
            super(message, cause);
        }
    }
}
