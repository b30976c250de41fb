package io.mneme.memory.context;

import io.mneme.memory.MemoryException;
import io.mneme.memory.history.ToolPairs;
import io.mneme.memory.message.Message;
import io.mneme.memory.message.Role;
import io.mneme.memory.message.StoredMessage;
import io.mneme.memory.recall.Known;
import io.mneme.memory.recall.Recall;
import io.mneme.memory.recall.RecallHit;
import io.mneme.memory.recall.RecallOptions;
import io.mneme.memory.recall.RecallScope;
import io.mneme.memory.thread.ThreadId;
import io.mneme.memory.thread.ThreadKey;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Brings what was said long ago into a prompt. A failure leaves the prompt as it is. Thread-safe. */
final class RecalledMessages {

    private static final System.Logger LOGGER = System.getLogger("io.mneme.memory.recall");

    private final Recall recall;
    private final RecallOptions options;

    RecalledMessages(Recall recall, RecallOptions options) {
        this.recall = recall;
        this.options = options;
    }

    /**
     * What comes into a prompt.
     *
     * @param earlier messages of the same thread, oldest first, tool pairs whole
     * @param elsewhere a block of messages of other threads; empty if there are none
     */
    record Found(List<Message> earlier, Optional<String> elsewhere) {

        static final Found NOTHING = new Found(List.of(), Optional.empty());
    }

    /**
     * Looks for what the newest user message reminds of.
     *
     * @param window the messages that the prompt has anyway
     * @param upTo nothing of this thread that is newer
     */
    Found find(ThreadKey thread, List<Message> window, long upTo) {
        String query = newestQuestion(window);
        if (query.isBlank()) {
            return Found.NOTHING;
        }
        try {
            Optional<ThreadId> scope =
                    options.scope() == RecallScope.THREAD ? Optional.of(thread.thread()) : Optional.empty();
            Known known = new Known(
                    Optional.of(thread.thread()),
                    window.stream().map(Message::id).collect(Collectors.toSet()));
            return found(thread.thread(), recall.recall(thread.resource(), scope, query, options, known), upTo);
        } catch (RuntimeException e) {
            // Of a foreign exception only the kind: its message may hold text.
            String why =
                    e instanceof MemoryException ? e.getMessage() : e.getClass().getName();
            LOGGER.log(
                    System.Logger.Level.WARNING, "recall for thread " + thread + " failed, it goes on without: " + why);
            return Found.NOTHING;
        }
    }

    private static String newestQuestion(List<Message> window) {
        for (int i = window.size() - 1; i >= 0; i--) {
            if (window.get(i).role() == Role.USER) {
                return window.get(i).text();
            }
        }
        return "";
    }

    private static Found found(ThreadId here, List<RecallHit> hits, long upTo) {
        List<Message> earlier = hits.stream()
                .filter(hit -> hit.thread().equals(here))
                .map(RecallHit::message)
                .filter(message -> message.sequence() <= upTo)
                .sorted(Comparator.comparingLong(StoredMessage::sequence))
                .map(StoredMessage::message)
                .toList();
        List<RecallHit> others = new ArrayList<>(
                hits.stream().filter(hit -> !hit.thread().equals(here)).toList());
        return new Found(ToolPairs.whole(earlier), RecalledBlock.of(others));
    }
}
