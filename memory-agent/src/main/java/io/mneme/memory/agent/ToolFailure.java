package io.mneme.memory.agent;

/** Thrown by a {@link Tool} to tell the model why it failed. The message is stored in the thread. */
public final class ToolFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** A failure with a message for the model. */
    public ToolFailure(String forTheModel) {
        super(forTheModel);
    }
}
