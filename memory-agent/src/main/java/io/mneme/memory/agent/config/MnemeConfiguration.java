package io.mneme.memory.agent.config;

import io.mneme.memory.MemoryException.Misconfigured;
import io.mneme.memory.agent.AgentBuilder;
import io.mneme.memory.history.HistoryOptions;
import java.time.Duration;

/**
 * What an application may set. Immutable and thread-safe.
 *
 * @param storeUrl where memory is kept; {@code store.url}, {@code MNEME_STORE_URL}; default {@value #DEFAULT_STORE_URL}
 * @param lastMessages how many messages before the one to answer the model sees, 0 to 999;
 *     {@code history.lastMessages}, {@code MNEME_HISTORY_LAST_MESSAGES}; default
 *     {@value HistoryOptions#DEFAULT_LAST_MESSAGES}
 * @param stepLimit how often one turn may call the model, 1 to 1,000; {@code agent.stepLimit},
 *     {@code MNEME_AGENT_STEP_LIMIT}; default {@value AgentBuilder#DEFAULT_STEP_LIMIT}
 * @param turnTimeout how long one turn may take, more than zero, as {@code PT5M} (ISO 8601); {@code agent.turnTimeout},
 *     {@code MNEME_AGENT_TURN_TIMEOUT}; default 5 minutes
 */
public record MnemeConfiguration(String storeUrl, int lastMessages, int stepLimit, Duration turnTimeout) {

    /** Default of {@link #storeUrl}. */
    public static final String DEFAULT_STORE_URL = "sqlite:./mneme.db";

    /**
     * @throws Misconfigured if a value is null or breaks its rule; the message names the value (without secrets), the
     *     rule and the default
     */
    public MnemeConfiguration {
        check(Setting.STORE_URL, storeUrl, storeUrl != null && storeUrl.indexOf(':') > 0);
        check(
                Setting.LAST_MESSAGES,
                lastMessages,
                lastMessages >= 0 && lastMessages <= HistoryOptions.MAX_LAST_MESSAGES);
        check(Setting.STEP_LIMIT, stepLimit, stepLimit >= 1 && stepLimit <= AgentBuilder.MAX_STEP_LIMIT);
        check(
                Setting.TURN_TIMEOUT,
                turnTimeout,
                turnTimeout != null && !turnTimeout.isZero() && !turnTimeout.isNegative());
    }

    /** A builder; it reads environment and file only if told so. */
    public static MnemeConfigurationBuilder builder() {
        return new MnemeConfigurationBuilder();
    }

    /** All values, without secrets. */
    @Override
    public String toString() {
        return "MnemeConfiguration[storeUrl=%s, lastMessages=%d, stepLimit=%d, turnTimeout=%s]"
                .formatted(Redaction.url(storeUrl), lastMessages, stepLimit, turnTimeout);
    }

    private static void check(Setting setting, Object value, boolean right) {
        if (!right) {
            throw setting.broken(String.valueOf(value), null);
        }
    }
}
