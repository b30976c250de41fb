package io.mneme.memory.server.cli;

/** What a person must know of the model of the command line. */
final class OfflineNotice {

    static final String TEXT =
            "The model is offline: it answers only by quoting what this memory holds. For a real one, "
                    + "implement io.mneme.memory.port.model.ChatModel and hand it to Agent.builder().model(...).";

    private OfflineNotice() {}
}
