package io.mneme.memory.bench.prompt;

import io.mneme.memory.MemoryOptions;
import io.mneme.memory.history.HistoryOptions;
import io.mneme.memory.history.TokenBudget;
import io.mneme.memory.port.model.TokenCounter;
import io.mneme.memory.recall.RecallOptions;
import io.mneme.memory.recall.RecallScope;
import io.mneme.memory.working.WorkingMemoryOptions;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * One way to build prompts.
 *
 * @param name a row's name
 * @param memory how the memory behaves
 * @param learns whether the model changes working memory in every turn
 * @param speakers whether two people talk
 * @param inSystem whether the notes are moved to the system message, for comparison
 */
record Feature(String name, MemoryOptions memory, boolean learns, boolean speakers, boolean inSystem) {

    private static final int BUDGET = 4_000;
    private static final MemoryOptions ALL = MemoryOptions.DEFAULT.lastMessages(HistoryOptions.MAX_LAST_MESSAGES);
    private static final WorkingMemoryOptions WORKING = WorkingMemoryOptions.DEFAULT;
    private static final RecallOptions ELSEWHERE =
            RecallOptions.DEFAULT.scope(RecallScope.RESOURCE).topK(4);

    /** Each feature beside the same without it. */
    static List<Feature> all() {
        MemoryOptions budget = budget(TokenBudget.DEFAULT_REMOVE_SHARE);
        return List.of(
                of("unlimited history", ALL),
                of("the last 20 messages", MemoryOptions.DEFAULT.lastMessages(20)),
                of("budget of 4,000 tokens, the oldest go one by one", budget(0)),
                of("budget of 4,000 tokens, 25 % go at once", budget),
                of("unlimited, working memory that does not change, in the notes", ALL.workingMemory(WORKING)),
                of("unlimited, working memory that does not change, in the system message", ALL.workingMemory(WORKING))
                        .with(one -> new Feature(one.name, one.memory, false, false, true)),
                of("unlimited, working memory changed each turn, in the notes", ALL.workingMemory(WORKING))
                        .with(one -> new Feature(one.name, one.memory, true, false, false)),
                of("unlimited, working memory changed each turn, in the system message", ALL.workingMemory(WORKING))
                        .with(one -> new Feature(one.name, one.memory, true, false, true)),
                of("unlimited, two speakers", ALL).with(one -> new Feature(one.name, one.memory, false, true, false)),
                of("unlimited, recall from all threads, in the notes", ALL.semanticRecall(ELSEWHERE)),
                of("unlimited, recall from all threads, in the system message", ALL.semanticRecall(ELSEWHERE))
                        .with(one -> new Feature(one.name, one.memory, false, false, true)),
                of(
                        "the last 20 messages, recall from the same thread",
                        MemoryOptions.DEFAULT.lastMessages(20).semanticRecall(RecallOptions.DEFAULT.topK(4))),
                of("the budget, recall from the same thread", budget.semanticRecall(RecallOptions.DEFAULT.topK(4))),
                of(
                                "the budget with working memory changed each turn, speakers, recall from all threads",
                                budget.workingMemory(WORKING).semanticRecall(ELSEWHERE))
                        .with(one -> new Feature(one.name, one.memory, true, true, false)));
    }

    private static Feature of(String name, MemoryOptions memory) {
        return new Feature(name, memory, false, false, false);
    }

    private Feature with(UnaryOperator<Feature> change) {
        return change.apply(this);
    }

    private static MemoryOptions budget(double share) {
        return ALL.history(new HistoryOptions(HistoryOptions.MAX_LAST_MESSAGES)
                .tokens(new TokenBudget(BUDGET, share, TokenCounter.ESTIMATE)));
    }
}
