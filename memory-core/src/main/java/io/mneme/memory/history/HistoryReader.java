package io.mneme.memory.history;

import io.mneme.memory.message.Message;
import io.mneme.memory.message.MessageQuery;
import io.mneme.memory.message.Part;
import io.mneme.memory.message.StoredMessage;
import io.mneme.memory.port.store.MessageStore;
import io.mneme.memory.thread.ThreadKey;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;

/** Reads the part of a thread's past that goes into a prompt. Thread-safe. */
public final class HistoryReader {

    /** How far back a tool call is looked for whose result is the oldest message of the window. */
    private static final int CALL_SEARCH = 50;

    private final MessageStore messages;

    public HistoryReader(MessageStore messages) {
        this.messages = messages;
    }

    /**
     * The message at {@code upTo} and the {@link HistoryOptions#lastMessages} before it, oldest first. If the oldest
     * holds the result of a tool, the messages back to its call come too; a call or a result without the other is left
     * out. One round trip, two where a call has to be looked for.
     *
     * @param upTo the last place to read, {@link Long#MAX_VALUE} for all
     * @return the messages, empty for a thread that does not exist
     */
    public List<Message> read(ThreadKey thread, HistoryOptions options, long upTo) {
        List<StoredMessage> window = newest(thread, upTo, options.lastMessages() + 1);
        if (!window.isEmpty() && ToolPairs.lacksCall(plain(window))) {
            addCalls(thread, window);
        }
        return ToolPairs.whole(plain(window));
    }

    /** Prepends the older messages back to the farthest call that the window still lacks. */
    private void addCalls(ThreadKey thread, List<StoredMessage> window) {
        Set<String> missing = ToolPairs.missingCalls(plain(window));
        List<StoredMessage> older = newest(thread, window.get(0).sequence() - 1, CALL_SEARCH);
        int from = older.size();
        for (int i = older.size() - 1; i >= 0 && !missing.isEmpty(); i--) {
            for (Part.ToolCall call : older.get(i).message().parts(Part.ToolCall.class)) {
                from = missing.remove(call.callId()) ? i : from;
            }
        }
        window.addAll(0, older.subList(from, older.size()));
    }

    private List<StoredMessage> newest(ThreadKey thread, long upTo, int count) {
        MessageQuery query = MessageQuery.newest(count);
        if (upTo < Long.MAX_VALUE) {
            query = query.after(Long.toString(upTo + 1));
        }
        List<StoredMessage> found = new ArrayList<>(messages.list(thread, query).items());
        Collections.reverse(found);
        return found;
    }

    private static List<Message> plain(List<StoredMessage> stored) {
        return stored.stream().map(StoredMessage::message).toList();
    }
}
