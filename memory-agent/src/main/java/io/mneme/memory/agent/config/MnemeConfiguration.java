package io.mneme.memory.agent.config;

import io.mneme.memory.MemoryException.Misconfigured;
import io.mneme.memory.MemoryOptions;
import io.mneme.memory.agent.AgentBuilder;
import io.mneme.memory.history.HistoryOptions;
import io.mneme.memory.history.TokenBudget;
import java.time.Duration;

/**
 * What an application may set. Immutable and thread-safe.
 *
 * @param storeUrl where memory is kept; {@code store.url}, {@code MNEME_STORE_URL}; default {@value #DEFAULT_STORE_URL}
 * @param memory how memory behaves, in a file and in the environment by these keys: {@code history.lastMessages}
 *     ({@code MNEME_HISTORY_LAST_MESSAGES}), how many messages before the one to answer the model sees, 0 to 999,
 *     default {@value HistoryOptions#DEFAULT_LAST_MESSAGES}; {@code history.maxTokens}, most tokens of a prompt;
 *     {@code workingMemory.enabled}, {@code workingMemory.scope} ({@code resource} or {@code thread}), and
 *     {@code workingMemory.template} or {@code workingMemory.schema}, a file; {@code recall.enabled} and
 *     {@code recall.scope}
 * @param stepLimit how often one turn may call the model, 1 to 1,000; {@code agent.stepLimit},
 *     {@code MNEME_AGENT_STEP_LIMIT}; default {@value AgentBuilder#DEFAULT_STEP_LIMIT}
 * @param turnTimeout how long one turn may take, more than zero, as {@code PT5M} (ISO 8601); {@code agent.turnTimeout},
 *     {@code MNEME_AGENT_TURN_TIMEOUT}; default 5 minutes
 * @param titles whether conversations get titles after their first answer; {@code titles.enabled},
 *     {@code MNEME_TITLES_ENABLED}; default false
 */
public record MnemeConfiguration(
        String storeUrl, MemoryOptions memory, int stepLimit, Duration turnTimeout, boolean titles) {

    /** Default of {@link #storeUrl}. */
    public static final String DEFAULT_STORE_URL = "sqlite:./mneme.db";

    /**
     * @throws Misconfigured if a value is null or breaks its rule; the message names the value (without secrets), the
     *     rule and the default
     */
    public MnemeConfiguration {
        check(Setting.STORE_URL, storeUrl, storeUrl != null && storeUrl.indexOf(':') > 0);
        if (memory == null) {
            throw new Misconfigured("a configuration needs the options of a memory");
        }
        check(Setting.STEP_LIMIT, stepLimit, stepLimit >= 1 && stepLimit <= AgentBuilder.MAX_STEP_LIMIT);
        check(
                Setting.TURN_TIMEOUT,
                turnTimeout,
                turnTimeout != null && !turnTimeout.isZero() && !turnTimeout.isNegative());
    }

    /**
     * A configuration with nothing but history.
     *
     * @throws Misconfigured as the other constructor says
     */
    public MnemeConfiguration(String storeUrl, int lastMessages, int stepLimit, Duration turnTimeout) {
        this(storeUrl, MemoryOptions.DEFAULT.history(history(lastMessages)), stepLimit, turnTimeout, false);
    }

    /** A builder; it reads environment and file only if told so. */
    public static MnemeConfigurationBuilder builder() {
        return new MnemeConfigurationBuilder();
    }

    /** All values, without secrets and files' contents. */
    @Override
    public String toString() {
        return "MnemeConfiguration[storeUrl=%s, lastMessages=%d, maxTokens=%s, workingMemory=%s, recall=%s, "
                        .formatted(
                                Redaction.url(storeUrl),
                                memory.history().lastMessages(),
                                memory.history()
                                        .tokens()
                                        .map(TokenBudget::maxTokens)
                                        .map(String::valueOf)
                                        .orElse(Setting.NONE),
                                memory.workingMemory()
                                        .map(one -> one.scope().name())
                                        .orElse(Setting.NONE),
                                memory.semanticRecall()
                                        .map(one -> one.scope().name())
                                        .orElse(Setting.NONE))
                + "titles=%s, stepLimit=%d, turnTimeout=%s]".formatted(titles, stepLimit, turnTimeout);
    }

    static HistoryOptions history(int lastMessages) {
        check(
                Setting.LAST_MESSAGES,
                lastMessages,
                lastMessages >= 0 && lastMessages <= HistoryOptions.MAX_LAST_MESSAGES);
        return new HistoryOptions(lastMessages);
    }

    private static void check(Setting setting, Object value, boolean right) {
        if (!right) {
            throw setting.broken(String.valueOf(value), null);
        }
    }
}
