package io.mneme.memory.context;

import io.mneme.memory.MemoryException.InvalidInput;
import io.mneme.memory.history.MessageTokens;
import io.mneme.memory.history.TokenBudget;
import io.mneme.memory.history.ToolPairs;
import io.mneme.memory.message.Message;
import io.mneme.memory.message.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Makes a prompt fit its budget. Instructions, notes and the current turn, from the newest user message on, are never
 * cut; of the history before, the oldest messages go, and tool calls with their results.
 *
 * <p>Where the history began is remembered in the metadata of the answer, so that the next turn begins at the same
 * message as long as it fits: the beginning of the prompt changes only when something is removed. Thread-safe.
 */
public final class PromptBudget {

    /** Key in an answer's metadata: an object with {@code maxTokens} and {@code from}, the first message's id. */
    public static final String HISTORY_FROM = "historyFrom";

    private final TokenBudget budget;

    public PromptBudget(TokenBudget budget) {
        this.budget = budget;
    }

    /**
     * The context with as much history as fits. What was recalled gets the room that is left, so that it does not move
     * the beginning of the history; its oldest messages go first.
     *
     * @throws InvalidInput if even without both it does not fit; the message tells the numbers
     */
    public Context fit(Context context) {
        List<Message> messages = context.messages();
        int current = Math.max(currentTurn(messages), context.recalled());
        List<Message> turn = messages.subList(current, messages.size());
        int fixed = fixed(context.system(), turn);
        List<Message> history = messages.subList(context.recalled(), current);
        List<Message> kept = new ArrayList<>(history.subList(remembered(history), history.size()));
        if (fixed + tokens(kept) > budget.maxTokens()) {
            drop(kept, budget.target() - fixed);
        }
        List<Message> recalled = new ArrayList<>(messages.subList(0, context.recalled()));
        drop(recalled, budget.maxTokens() - fixed - tokens(kept));
        if (kept.size() + recalled.size() == current) {
            return context;
        }
        List<Message> all = new ArrayList<>(recalled);
        all.addAll(ToolPairs.whole(kept));
        all.addAll(turn);
        return new Context(context.system(), all, recalled.size());
    }

    private int fixed(List<String> system, List<Message> turn) {
        int instructions = system.stream().mapToInt(budget.counter()::count).sum();
        int newest = tokens(turn);
        if (instructions + newest > budget.maxTokens()) {
            throw new InvalidInput("the prompt cannot fit: " + instructions + " tokens of instructions and " + newest
                    + " of the current turn with its notes are more than maxTokens = " + budget.maxTokens());
        }
        return instructions + newest;
    }

    /** What the answer to {@code context} remembers. */
    public Map<String, Object> mark(Context context) {
        Message first = context.messages().get(context.recalled());
        boolean notes = first.id().equals(Notes.ID) && context.messages().size() > context.recalled() + 1;
        Message from = notes ? context.messages().get(context.recalled() + 1) : first;
        return Map.of(
                HISTORY_FROM,
                Map.of("maxTokens", budget.maxTokens(), "from", from.id().value()));
    }

    private void drop(List<Message> history, int target) {
        int sum = tokens(history);
        int gone = 0;
        while (gone < history.size() && sum > target) {
            sum -= MessageTokens.count(history.get(gone++), budget.counter());
        }
        history.subList(0, gone).clear();
    }

    /** Where the last answer under the same budget began; 0 if that is not known or not there any more. */
    private int remembered(List<Message> history) {
        for (int i = history.size() - 1; i >= 0; i--) {
            if (history.get(i).metadata().get(HISTORY_FROM) instanceof Map<?, ?> mark
                    && Long.valueOf(budget.maxTokens()).equals(mark.get("maxTokens"))) {
                for (int first = 0; first <= i; first++) {
                    if (history.get(first).id().value().equals(mark.get("from"))) {
                        return first;
                    }
                }
                return 0;
            }
        }
        return 0;
    }

    private int tokens(List<Message> messages) {
        return messages.stream()
                .mapToInt(message -> MessageTokens.count(message, budget.counter()))
                .sum();
    }

    /** The notes right before the newest user message belong to the turn. */
    private static int currentTurn(List<Message> messages) {
        int current = messages.size() - 1;
        while (current > 0 && messages.get(current).role() != Role.USER) {
            current--;
        }
        boolean notes = current > 0 && messages.get(current - 1).id().equals(Notes.ID);
        return Math.max(0, notes ? current - 1 : current);
    }
}
