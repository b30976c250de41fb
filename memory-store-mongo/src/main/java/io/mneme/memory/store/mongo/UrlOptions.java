package io.mneme.memory.store.mongo;

import io.mneme.memory.MemoryException.Misconfigured;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The options in a URL: MongoDB's own, and Mneme's, which the driver must not see. The driver would only log an option
 * that it does not know; here it is refused.
 *
 * @param withoutOptions the URL up to them
 * @param driverOptions the driver's options, as they stand in the URL
 * @param collectionPrefix Mneme's option, if given
 * @param timeoutMillis the driver's option {@code timeoutMS}, if given
 * @param recallCache Mneme's option, if given
 */
record UrlOptions(
        String withoutOptions,
        List<String> driverOptions,
        Optional<String> collectionPrefix,
        Optional<String> timeoutMillis,
        Optional<String> recallCache) {

    static final String PREFIX = "collectionPrefix";
    static final String TIMEOUT = "timeoutMS";
    static final String RECALL_CACHE = "recallCache";

    private static final Pattern END_OF_HOSTS = Pattern.compile("[/?]");

    private static final Set<String> OF_MNEME =
            Set.of(PREFIX.toLowerCase(Locale.ROOT), RECALL_CACHE.toLowerCase(Locale.ROOT));

    /** What the driver knows, lower case. */
    static final Set<String> OF_DRIVER = Set.of(
            "appname",
            "authmechanism",
            "authmechanismproperties",
            "authsource",
            "compressors",
            "connecttimeoutms",
            "directconnection",
            "enableoverloadretargeting",
            "gssapiservicename",
            "heartbeatfrequencyms",
            "journal",
            "loadbalanced",
            "localthresholdms",
            "maxadaptiveretries",
            "maxconnecting",
            "maxidletimems",
            "maxlifetimems",
            "maxpoolsize",
            "maxstalenessseconds",
            "minpoolsize",
            "proxyhost",
            "proxypassword",
            "proxyport",
            "proxyusername",
            "readconcernlevel",
            "readpreference",
            "readpreferencetags",
            "replicaset",
            "retryreads",
            "retrywrites",
            "safe",
            "servermonitoringmode",
            "serverselectiontimeoutms",
            "sockettimeoutms",
            "srvallowedhostssuffix",
            "srvmaxhosts",
            "srvservicename",
            "ssl",
            "sslinvalidhostnameallowed",
            "timeoutms",
            "tls",
            "tlsallowinvalidhostnames",
            "tlsinsecure",
            "uuidrepresentation",
            "w",
            "waitqueuetimeoutms",
            "wtimeoutms",
            "zlibcompressionlevel");

    /**
     * Reads them.
     *
     * @throws Misconfigured if user or password hold what must be percent-encoded, or an option is unknown, is given
     *     twice, has no value or a wrong one, or a value is not percent-encoded
     */
    static UrlOptions of(String url) {
        checkUser(url);
        int mark = url.indexOf('?');
        Map<String, String> given = given(mark < 0 ? "" : url.substring(mark + 1));
        Map<String, String> ofDriver = new LinkedHashMap<>(given);
        ofDriver.keySet().removeAll(OF_MNEME);
        Map<String, String> values = new HashMap<>();
        given.forEach((name, option) -> values.put(name, value(option)));
        ofDriver.keySet().forEach(name -> OptionRules.check(name, values.get(name)));
        OptionRules.checkPool(values);
        return new UrlOptions(
                mark < 0 ? url : url.substring(0, mark),
                List.copyOf(ofDriver.values()),
                Optional.ofNullable(values.get(PREFIX.toLowerCase(Locale.ROOT))),
                Optional.ofNullable(values.get(TIMEOUT.toLowerCase(Locale.ROOT))),
                Optional.ofNullable(values.get(RECALL_CACHE.toLowerCase(Locale.ROOT))));
    }

    /** The options as they stand there, by lower-case name. */
    private static Map<String, String> given(String query) {
        Map<String, String> given = new LinkedHashMap<>();
        for (String option : query.split("[&;]")) {
            if (!option.isEmpty() && given.put(known(name(option)), option) != null) {
                throw new Misconfigured("option " + name(option) + " is given twice in the MongoDB URL");
            }
        }
        return given;
    }

    /**
     * With one of these characters in it, a password's rest would count as host, database or option, and messages that
     * name those would tell it.
     */
    private static void checkUser(String url) {
        int hosts = url.indexOf("://") + 3;
        Matcher end = END_OF_HOSTS.matcher(url);
        if (end.find(hosts) && url.indexOf('@', end.start()) >= 0) {
            throw new Misconfigured(
                    "an @ stands behind the hosts of the MongoDB URL: in user and password, the characters"
                            + " : / ? # [ ] @ % must be percent-encoded, and an @ in the database's name or in an option too");
        }
    }

    /** The URL without Mneme's options. */
    String driverUrl() {
        return driverOptions.isEmpty() ? withoutOptions : withoutOptions + "?" + String.join("&", driverOptions);
    }

    /** Without their values. */
    String driverOptionNames() {
        return driverOptions.stream().map(UrlOptions::name).collect(Collectors.joining(", "));
    }

    private static String name(String option) {
        int sign = option.indexOf('=');
        if (sign < 1) {
            throw new Misconfigured("an option in the MongoDB URL is not of the form name=value");
        }
        return option.substring(0, sign);
    }

    /** In lower case. */
    private static String known(String name) {
        String lowerCase = name.toLowerCase(Locale.ROOT);
        if (!OF_DRIVER.contains(lowerCase) && !OF_MNEME.contains(lowerCase)) {
            throw new Misconfigured("unknown option \"" + name + "\" in the MongoDB URL: Mneme's are "
                    + String.join(", ", PREFIX, RECALL_CACHE, TIMEOUT) + ", the others are MongoDB's");
        }
        return lowerCase;
    }

    private static String value(String option) {
        try {
            return URLDecoder.decode(option.substring(option.indexOf('=') + 1), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            // Not even as the cause: its message repeats a part of the value.
            throw new Misconfigured(
                    "option " + name(option) + " in the MongoDB URL: in its value, a percent sign must be"
                            + " written %25, and other reserved characters likewise");
        }
    }
}
