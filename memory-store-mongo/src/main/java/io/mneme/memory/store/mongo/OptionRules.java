package io.mneme.memory.store.mongo;

import com.mongodb.AuthenticationMechanism;
import io.mneme.memory.MemoryException.Misconfigured;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which values the driver's options may have. Of a wrong one the driver says what setting inside it is wrong, or only
 * logs that it ignores it.
 */
final class OptionRules {

    private static final String MIN_POOL_SIZE = "minPoolSize";
    private static final String MAX_POOL_SIZE = "maxPoolSize";

    /** By lower-case name. */
    private static final Map<String, OptionRule> RULES = Stream.of(
                    OptionRule.number(MAX_POOL_SIZE, 0),
                    OptionRule.number(MIN_POOL_SIZE, 0),
                    OptionRule.number("maxIdleTimeMS", 0),
                    OptionRule.number("maxLifeTimeMS", 0),
                    OptionRule.number("maxConnecting", 1),
                    OptionRule.number("connectTimeoutMS", 0),
                    OptionRule.number("socketTimeoutMS", 0),
                    OptionRule.number("waitQueueTimeoutMS", -1),
                    OptionRule.number("serverSelectionTimeoutMS", -1),
                    OptionRule.number("localThresholdMS", 0),
                    OptionRule.number("heartbeatFrequencyMS", 500),
                    OptionRule.number("maxAdaptiveRetries", 0),
                    OptionRule.number("srvMaxHosts", 0),
                    OptionRule.number("proxyPort", 0, 65_535),
                    OptionRule.number("zlibCompressionLevel", -1, 9),
                    OptionRule.flag("tls"),
                    OptionRule.flag("ssl"),
                    OptionRule.flag("tlsInsecure"),
                    OptionRule.flag("tlsAllowInvalidHostnames"),
                    OptionRule.flag("sslInvalidHostnameAllowed"),
                    OptionRule.flag("retryWrites"),
                    OptionRule.flag("retryReads"),
                    OptionRule.flag("enableOverloadRetargeting"),
                    OptionRule.flag("directConnection"),
                    OptionRule.flag("loadBalanced"),
                    OptionRule.flag("journal"),
                    OptionRule.flag("safe"),
                    OptionRule.oneOf("serverMonitoringMode", List.of("stream", "poll", "auto")),
                    OptionRule.oneOf(
                            "uuidRepresentation",
                            List.of("unspecified", "standard", "javaLegacy", "csharpLegacy", "pythonLegacy")),
                    OptionRule.oneOf("authMechanism", mechanisms()),
                    OptionRule.someOf("compressors", List.of("zlib", "snappy", "zstd")),
                    OptionRule.text("appName", 128))
            .collect(Collectors.toUnmodifiableMap(rule -> rule.name().toLowerCase(Locale.ROOT), Function.identity()));

    private OptionRules() {}

    private static List<String> mechanisms() {
        return Arrays.stream(AuthenticationMechanism.values())
                .map(AuthenticationMechanism::getMechanismName)
                .toList();
    }

    /**
     * Checks a value.
     *
     * @param name of one of the driver's options, in lower case
     * @param value decoded
     * @throws Misconfigured if it breaks the option's rule; the message names the option and the rule, not the value
     */
    static void check(String name, String value) {
        OptionRule rule = RULES.get(name);
        if (value.isEmpty()) {
            throw new Misconfigured("option " + (rule == null ? name : rule.name())
                    + " in the MongoDB URL has no value: give it one, or leave it out");
        } else if (rule != null && !rule.allowed().test(value)) {
            throw new Misconfigured("option " + rule.name() + " in the MongoDB URL must be " + rule.words());
        }
    }

    /**
     * Checks the sizes of the pool, each of which keeps its rule.
     *
     * @param values decoded, by lower-case name
     * @throws Misconfigured if the smaller one is larger
     */
    static void checkPool(Map<String, String> values) {
        int most = number(values, MAX_POOL_SIZE).orElse(100);
        // None is no bound.
        if (most > 0 && number(values, MIN_POOL_SIZE).orElse(0) > most) {
            throw new Misconfigured("option minPoolSize in the MongoDB URL must not be more than maxPoolSize, which is "
                    + most + (number(values, MAX_POOL_SIZE).isEmpty() ? " by default" : ""));
        }
    }

    private static Optional<Integer> number(Map<String, String> values, String name) {
        return Optional.ofNullable(values.get(name.toLowerCase(Locale.ROOT))).map(Integer::valueOf);
    }
}
