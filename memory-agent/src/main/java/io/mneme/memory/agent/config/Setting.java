package io.mneme.memory.agent.config;

import io.mneme.memory.MemoryException.Misconfigured;
import io.mneme.memory.agent.AgentBuilder;
import io.mneme.memory.history.HistoryOptions;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The keys of a configuration: their names in files and in the environment, and their rules for people. */
enum Setting {
    STORE_URL("store.url", "a URL that starts with its scheme", MnemeConfiguration.DEFAULT_STORE_URL),
    LAST_MESSAGES(
            "history.lastMessages",
            "a whole number, 0 to " + HistoryOptions.MAX_LAST_MESSAGES,
            HistoryOptions.DEFAULT_LAST_MESSAGES),
    MAX_TOKENS("history.maxTokens", "a whole number, 1 or more, or none", Setting.NONE),
    WORKING_MEMORY("workingMemory.enabled", "true or false", false),
    WORKING_MEMORY_SCOPE("workingMemory.scope", "resource or thread", "resource"),
    WORKING_MEMORY_TEMPLATE("workingMemory.template", "a file of Markdown, or none", Setting.NONE),
    WORKING_MEMORY_SCHEMA("workingMemory.schema", "a file with a JSON Schema, or none", Setting.NONE),
    RECALL("recall.enabled", "true or false", false),
    RECALL_SCOPE("recall.scope", "resource or thread", "thread"),
    TITLES("titles.enabled", "true or false", false),
    STEP_LIMIT(
            "agent.stepLimit", "a whole number, 1 to " + AgentBuilder.MAX_STEP_LIMIT, AgentBuilder.DEFAULT_STEP_LIMIT),
    TURN_TIMEOUT(
            "agent.turnTimeout", "a time of more than zero, as PT30S (ISO 8601)", AgentBuilder.DEFAULT_TURN_TIMEOUT);

    /** The value of a setting that is not used. */
    static final String NONE = "none";

    private final String key;
    private final String rule;
    private final String byDefault;

    Setting(String key, String rule, Object byDefault) {
        this.key = key;
        this.rule = rule;
        this.byDefault = byDefault.toString();
    }

    /** As {@code history.lastMessages}. */
    String key() {
        return key;
    }

    /** As {@code MNEME_HISTORY_LAST_MESSAGES}. */
    String variable() {
        return "MNEME_" + key.replaceAll("(?=\\p{Lu})", "_").replace('.', '_').toUpperCase(Locale.ROOT);
    }

    String byDefault() {
        return byDefault;
    }

    Misconfigured broken(String value, Throwable cause) {
        return new Misconfigured(
                "%s is \"%s\"; it must be %s; default %s".formatted(key, Redaction.url(value), rule, byDefault), cause);
    }

    static Optional<Setting> ofKey(String key) {
        return Arrays.stream(values()).filter(one -> one.key.equals(key)).findFirst();
    }

    static Optional<Setting> ofVariable(String name) {
        return Arrays.stream(values())
                .filter(one -> one.variable().equals(name))
                .findFirst();
    }
}
