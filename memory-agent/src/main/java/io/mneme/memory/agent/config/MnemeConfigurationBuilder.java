package io.mneme.memory.agent.config;

import io.mneme.memory.MemoryException.Misconfigured;
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
import java.util.Map;
import java.util.Properties;

/**
 * Builds one {@link MnemeConfiguration}. What is set here wins over the environment, the environment over the file, the
 * file over the defaults, whatever the order of the calls. Not thread-safe.
 */
public final class MnemeConfigurationBuilder {

    private static final List<String> SECTIONS = List.of("MNEME_STORE_", "MNEME_HISTORY_", "MNEME_AGENT_");
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
     * @throws Misconfigured if a variable starts with {@code MNEME_STORE_}, {@code MNEME_HISTORY_} or
     *     {@code MNEME_AGENT_} and is unknown, or differs from a known one in one or two characters
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
     * Builds the configuration.
     *
     * @throws Misconfigured if a value breaks its rule; the message names the key, the value (without secrets), the
     *     rule and the default
     */
    public MnemeConfiguration build() {
        return new MnemeConfiguration(
                value(Setting.STORE_URL),
                number(Setting.LAST_MESSAGES),
                number(Setting.STEP_LIMIT),
                duration(Setting.TURN_TIMEOUT));
    }

    private MnemeConfigurationBuilder set(Setting setting, Object value) {
        set.put(setting, String.valueOf(value));
        return this;
    }

    private String value(Setting setting) {
        return set.getOrDefault(
                setting, environment.getOrDefault(setting, file.getOrDefault(setting, setting.byDefault())));
    }

    private int number(Setting setting) {
        try {
            return Integer.parseInt(value(setting));
        } catch (NumberFormatException e) {
            throw setting.broken(value(setting), e);
        }
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
