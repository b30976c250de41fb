package io.mneme.memory.agent;

import io.mneme.memory.port.model.ToolSpecification;
import java.util.Map;
import java.util.Set;

/** Something that a model may ask for. Thread-safe: one object serves all turns. */
public interface Tool {

    /** What the model is told of it; the same at each call. */
    ToolSpecification specification();

    /**
     * The functional roles whose speakers may use it, the same at each call; empty for everybody, the default. The
     * refusal is told to the model, and the tool is not called.
     */
    default Set<String> roles() {
        return Set.of();
    }

    /**
     * Does it. Runs on a thread that is interrupted when the turn is cancelled or late. A turn that is tried again may
     * call it again with the same arguments.
     *
     * @param arguments as the model gave them: a document, not checked against the specification; untrusted
     * @param context where the call comes from: verified, not chosen by the model
     * @return any document value (see {@link io.mneme.memory.document.Documents}), also null
     * @throws ToolFailure to tell the model why; of any other exception it learns only that the tool failed
     */
    Object call(Map<String, Object> arguments, ToolContext context);
}
