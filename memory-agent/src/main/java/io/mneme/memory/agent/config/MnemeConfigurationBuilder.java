package io.mneme.memory.agent.config;

import io.mneme.memory.MemoryException.Misconfigured;
import io.mneme.memory.recall.RecallScope;
import io.mneme.memory.working.WorkingMemoryScope;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;

/**
 * Builds one {@link MnemeConfiguration}. What is set here wins over the environment, the environment over the file, the
 * file over the defaults, whatever the order of the calls. Not thread-safe.
 */
public final class MnemeConfigurationBuilder {

    private static final List<String> SECTIONS = List.of(
            "MNEME_STORE_",
            "MNEME_HISTORY_",
            "MNEME_WORKING_MEMORY_",
            "MNEME_RECALL_",
            "MNEME_TITLES_",
            "MNEME_AGENT_");
    private static final int TYPING_ERROR = 2;

    private final Map<Setting, String> set = new EnumMap<>(Setting.class);
    private final Map<Setting, String> environment = new EnumMap<>(Setting.class);
    private final Map<Setting, String> file = new EnumMap<>(Setting.class);

    MnemeConfigurationBuilder() {}

    /** Sets where memory is kept. */
    public MnemeConfigurationBuilder storeUrl(String value) {
        return set(Setting.STORE_URL, value);
    }

    /** Sets how many messages before the one to answer the model sees, 0 to 999. */
    public MnemeConfigurationBuilder lastMessages(int value) {
        return set(Setting.LAST_MESSAGES, value);
    }

    /** Sets how many tokens a prompt may have, 1 or more. Without a number of messages, that one is then 999. */
    public MnemeConfigurationBuilder maxTokens(int value) {
        return set(Setting.MAX_TOKENS, value);
    }

    /** Sets whether agents have a working memory. */
    public MnemeConfigurationBuilder workingMemory(boolean value) {
        return set(Setting.WORKING_MEMORY, value);
    }

    /** Sets who shares one working memory. */
    public MnemeConfigurationBuilder workingMemoryScope(WorkingMemoryScope value) {
        return set(Setting.WORKING_MEMORY_SCOPE, value.name().toLowerCase(Locale.ROOT));
    }

    /** Sets the file of the working memory's Markdown template. */
    public MnemeConfigurationBuilder workingMemoryTemplate(Path value) {
        return set(Setting.WORKING_MEMORY_TEMPLATE, value);
    }

    /** Sets the file of the working memory's JSON Schema, instead of a template. */
    public MnemeConfigurationBuilder workingMemorySchema(Path value) {
        return set(Setting.WORKING_MEMORY_SCHEMA, value);
    }

    /** Sets whether what fits the newest message is recalled into each prompt. */
    public MnemeConfigurationBuilder recall(boolean value) {
        return set(Setting.RECALL, value);
    }

    /** Sets where to recall from. */
    public MnemeConfigurationBuilder recallScope(RecallScope value) {
        return set(Setting.RECALL_SCOPE, value.name().toLowerCase(Locale.ROOT));
    }

    /** Sets whether conversations get titles after their first answer. */
    public MnemeConfigurationBuilder titles(boolean value) {
        return set(Setting.TITLES, value);
    }

    /** Sets how often one turn may call the model, 1 to 1,000. */
    public MnemeConfigurationBuilder stepLimit(int value) {
        return set(Setting.STEP_LIMIT, value);
    }

    /** Sets how long one turn may take, more than zero. */
    public MnemeConfigurationBuilder turnTimeout(Duration value) {
        return set(Setting.TURN_TIMEOUT, value);
    }

    /** {@link #environment(Map)} of the process. */
    public MnemeConfigurationBuilder environment() {
        return environment(System.getenv());
    }

    /**
     * Reads the variables named in {@link MnemeConfiguration}. Others that start with {@code MNEME_} may belong to
     * scripts; they are refused only where they look like a setting.
     *
     * @throws Misconfigured if a variable starts with the name of a section, as {@code MNEME_STORE_} or
     *     {@code MNEME_AGENT_}, and is unknown, or differs from a known one in one or two characters
     */
    public MnemeConfigurationBuilder environment(Map<String, String> variables) {
        environment.clear();
        variables.forEach((name, value) -> Setting.ofVariable(name)
                .ifPresentOrElse(setting -> environment.put(setting, value), () -> checkVariable(name)));
        return this;
    }

    /**
     * Reads a properties file in UTF-8 with the keys named in {@link MnemeConfiguration}.
     *
     * @throws Misconfigured if the file cannot be read, or a key is unknown
     */
    public MnemeConfigurationBuilder file(Path path) {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(path, StandardCharsets.UTF_8)) {
            properties.load(reader);
        } catch (IOException | IllegalArgumentException e) {
            throw new Misconfigured("configuration file " + path + " cannot be read as properties in UTF-8", e);
        }
        file.clear();
        for (String key : properties.stringPropertyNames()) {
            Setting setting = Setting.ofKey(key).orElseThrow(() -> unknown(key, keys(), path.toString()));
            file.put(setting, properties.getProperty(key).strip());
        }
        return this;
    }

    /**
     * Builds the configuration. The files of template and schema are read now, if working memory is enabled.
     *
     * @throws Misconfigured if a file cannot be read or is no schema, or a value breaks its rule; the message names the
     *     key, the value (without secrets), the rule and the default
     */
    public MnemeConfiguration build() {
        MemorySettings settings = new MemorySettings(this::value);
        return new MnemeConfiguration(
                value(Setting.STORE_URL),
                settings.options(isSet(Setting.LAST_MESSAGES)),
                settings.number(Setting.STEP_LIMIT),
                duration(Setting.TURN_TIMEOUT),
                settings.flag(Setting.TITLES));
    }

    private MnemeConfigurationBuilder set(Setting setting, Object value) {
        set.put(setting, String.valueOf(value));
        return this;
    }

    private String value(Setting setting) {
        return set.getOrDefault(
                setting, environment.getOrDefault(setting, file.getOrDefault(setting, setting.byDefault())));
    }

    private boolean isSet(Setting setting) {
        return set.containsKey(setting) || environment.containsKey(setting) || file.containsKey(setting);
    }

    private Duration duration(Setting setting) {
        try {
            return Duration.parse(value(setting));
        } catch (DateTimeParseException e) {
            throw setting.broken(value(setting), e);
        }
    }

    private static void checkVariable(String name) {
        if (!name.startsWith("MNEME_")) {
            return;
        }
        List<String> known =
                Arrays.stream(Setting.values()).map(Setting::variable).toList();
        boolean mistyped = NearestKey.distance(name, NearestKey.of(name, known)) <= TYPING_ERROR;
        if (mistyped || SECTIONS.stream().anyMatch(name::startsWith)) {
            throw unknown(name, known, "the environment");
        }
    }

    private static List<String> keys() {
        return Arrays.stream(Setting.values()).map(Setting::key).toList();
    }

    private static Misconfigured unknown(String key, List<String> known, String place) {
        return new Misconfigured("unknown key \"%s\" in %s; did you mean \"%s\"? known keys: %s"
                .formatted(key, place, NearestKey.of(key, known), String.join(", ", known)));
    }
}
