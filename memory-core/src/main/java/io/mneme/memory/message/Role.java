package io.mneme.memory.message;

/** Who a message comes from, seen by the model. */
public enum Role {
    /** A person. */
    USER,
    /** The model. */
    ASSISTANT,
    /** The application. */
    SYSTEM,
    /** A tool; the message holds tool results only. */
    TOOL
}
