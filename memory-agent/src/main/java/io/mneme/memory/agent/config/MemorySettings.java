package io.mneme.memory.agent.config;

import io.mneme.memory.MemoryException.Misconfigured;
import io.mneme.memory.MemoryOptions;
import io.mneme.memory.agent.schema.JsonSchemas;
import io.mneme.memory.history.HistoryOptions;
import io.mneme.memory.history.TokenBudget;
import io.mneme.memory.recall.RecallOptions;
import io.mneme.memory.recall.RecallScope;
import io.mneme.memory.working.WorkingMemoryOptions;
import io.mneme.memory.working.WorkingMemoryScope;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.Function;

/** Makes the options of a memory of settings. */
final class MemorySettings {

    private final Function<Setting, String> values;

    /** @param values gives each setting's value */
    MemorySettings(Function<Setting, String> values) {
        this.values = values;
    }

    /**
     * The options.
     *
     * @param lastMessages whether it was set by somebody
     */
    MemoryOptions options(boolean lastMessages) {
        MemoryOptions options = MemoryOptions.DEFAULT.history(history(lastMessages));
        if (flag(Setting.WORKING_MEMORY)) {
            options = options.workingMemory(workingMemory());
        }
        return flag(Setting.RECALL) ? options.semanticRecall(recall()) : options;
    }

    /** A yes or no. */
    boolean flag(Setting setting) {
        return switch (value(setting)) {
            case "true" -> true;
            case "false" -> false;
            default -> throw setting.broken(value(setting), null);
        };
    }

    /** A whole number. */
    int number(Setting setting) {
        try {
            return Integer.parseInt(value(setting));
        } catch (NumberFormatException e) {
            throw setting.broken(value(setting), e);
        }
    }

    private HistoryOptions history(boolean lastMessages) {
        HistoryOptions history = MnemeConfiguration.history(number(Setting.LAST_MESSAGES));
        if (!isSet(Setting.MAX_TOKENS)) {
            return history;
        }
        int maxTokens = number(Setting.MAX_TOKENS);
        if (maxTokens < 1) {
            throw Setting.MAX_TOKENS.broken(value(Setting.MAX_TOKENS), null);
        }
        HistoryOptions limited = history.tokens(TokenBudget.of(maxTokens));
        return lastMessages ? limited.lastMessages(history.lastMessages()) : limited;
    }

    private WorkingMemoryOptions workingMemory() {
        WorkingMemoryOptions options =
                WorkingMemoryOptions.DEFAULT.scope(choice(Setting.WORKING_MEMORY_SCOPE, WorkingMemoryScope.class));
        boolean template = isSet(Setting.WORKING_MEMORY_TEMPLATE);
        boolean schema = isSet(Setting.WORKING_MEMORY_SCHEMA);
        if (template && schema) {
            throw new Misconfigured(Setting.WORKING_MEMORY_TEMPLATE.key() + " and "
                    + Setting.WORKING_MEMORY_SCHEMA.key() + " exclude each other: a working memory has one form");
        }
        if (template) {
            return options.template(text(Setting.WORKING_MEMORY_TEMPLATE));
        }
        return schema ? options.schema(JsonSchemas.parse(text(Setting.WORKING_MEMORY_SCHEMA))) : options;
    }

    private RecallOptions recall() {
        return RecallOptions.DEFAULT.scope(choice(Setting.RECALL_SCOPE, RecallScope.class));
    }

    private boolean isSet(Setting setting) {
        return !value(setting).equals(Setting.NONE);
    }

    private <E extends Enum<E>> E choice(Setting setting, Class<E> type) {
        return Arrays.stream(type.getEnumConstants())
                .filter(one -> one.name().toLowerCase(Locale.ROOT).equals(value(setting)))
                .findFirst()
                .orElseThrow(() -> setting.broken(value(setting), null));
    }

    private String text(Setting setting) {
        try {
            return Files.readString(Path.of(value(setting)));
        } catch (IOException | InvalidPathException e) {
            throw new Misconfigured(
                    setting.key() + ": the file \"" + value(setting) + "\" cannot be read as text in UTF-8", e);
        }
    }

    private String value(Setting setting) {
        return values.apply(setting);
    }
}
