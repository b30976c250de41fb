package io.mneme.memory.store.mongo;

import io.mneme.memory.MemoryException.Misconfigured;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The options in a URL: MongoDB's own, and Mneme's, which the driver must not see. The driver would only log an option
 * that it does not know; here it is refused.
 *
 * @param driverUrl the URL without Mneme's options
 * @param collectionPrefix Mneme's option, if given
 * @param timeoutMillis the driver's option {@code timeoutMS}, if given
 * @param recallCache Mneme's option, if given
 */
record UrlOptions(
        String driverUrl,
        Optional<String> collectionPrefix,
        Optional<String> timeoutMillis,
        Optional<String> recallCache) {

    static final String PREFIX = "collectionPrefix";
    static final String TIMEOUT = "timeoutMS";
    static final String RECALL_CACHE = "recallCache";

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

    /** @throws Misconfigured if an option is unknown, is given twice where that means nothing, or has no value */
    static UrlOptions of(String url) {
        int mark = url.indexOf('?');
        String plain = mark < 0 ? url : url.substring(0, mark);
        List<String> ofDriver = new ArrayList<>();
        Map<String, String> options = new HashMap<>();
        for (String option : url.substring(mark < 0 ? url.length() : mark + 1).split("[&;]")) {
            if (option.isEmpty()) {
                continue;
            }
            String name = name(option).toLowerCase(Locale.ROOT);
            if (OF_DRIVER.contains(name)) {
                ofDriver.add(option);
            } else if (!OF_MNEME.contains(name)) {
                throw new Misconfigured("unknown option \"" + name(option) + "\" in the MongoDB URL: Mneme's are "
                        + String.join(", ", PREFIX, RECALL_CACHE, TIMEOUT) + ", the others are MongoDB's");
            }
            options.put(name, option);
        }
        return new UrlOptions(
                ofDriver.isEmpty() ? plain : plain + "?" + String.join("&", ofDriver),
                valueOf(PREFIX, options),
                valueOf(TIMEOUT, options),
                valueOf(RECALL_CACHE, options));
    }

    private static Optional<String> valueOf(String name, Map<String, String> options) {
        return Optional.ofNullable(options.get(name.toLowerCase(Locale.ROOT))).map(UrlOptions::value);
    }

    private static String name(String option) {
        int sign = option.indexOf('=');
        if (sign < 1) {
            throw new Misconfigured("an option in the MongoDB URL is not of the form name=value");
        }
        return option.substring(0, sign);
    }

    private static String value(String option) {
        return URLDecoder.decode(option.substring(option.indexOf('=') + 1), StandardCharsets.UTF_8);
    }
}
