package io.mneme.memory.store.mongo;

import io.mneme.memory.MemoryException.Misconfigured;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * The options in a URL: MongoDB's own, and Mneme's, which the driver must not see. The driver would only log an option
 * that it does not know; here it is refused.
 *
 * @param driverUrl the URL without Mneme's options
 * @param collectionPrefix Mneme's option, if given
 * @param timeoutMillis the driver's option {@code timeoutMS}, if given
 */
record UrlOptions(String driverUrl, Optional<String> collectionPrefix, Optional<String> timeoutMillis) {

    static final String PREFIX = "collectionPrefix";
    static final String TIMEOUT = "timeoutMS";

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
        if (mark < 0) {
            return new UrlOptions(url, Optional.empty(), Optional.empty());
        }
        List<String> ofDriver = new ArrayList<>();
        Optional<String> prefix = Optional.empty();
        Optional<String> timeout = Optional.empty();
        for (String option : url.substring(mark + 1).split("[&;]")) {
            if (option.isEmpty()) {
                continue;
            }
            String name = name(option);
            if (name.equalsIgnoreCase(PREFIX)) {
                prefix = Optional.of(value(option));
            } else if (OF_DRIVER.contains(name.toLowerCase(Locale.ROOT))) {
                ofDriver.add(option);
                timeout = name.equalsIgnoreCase(TIMEOUT) ? Optional.of(value(option)) : timeout;
            } else {
                throw new Misconfigured("unknown option \"" + name + "\" in the MongoDB URL: Mneme's are " + PREFIX
                        + " and " + TIMEOUT + ", the others are MongoDB's");
            }
        }
        String rest = ofDriver.isEmpty() ? "" : "?" + String.join("&", ofDriver);
        return new UrlOptions(url.substring(0, mark) + rest, prefix, timeout);
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
