package io.mneme.memory.store.mongo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mneme.memory.MemoryException.Misconfigured;
import io.mneme.memory.port.store.Stores;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OptionRulesTest {

    @ParameterizedTest
    @CsvSource({
        "maxPoolSize=-1, '0 to 2147483647'",
        "maxPoolSize=many, '0 to 2147483647'",
        "maxPoolSize=2147483648, '0 to 2147483647'",
        "minPoolSize=-1, '0 to 2147483647'",
        "minPoolSize=50&maxPoolSize=2, maxPoolSize, which is 2",
        "minPoolSize=101, maxPoolSize, which is 100 by default",
        "maxIdleTimeMS=-1, '0 to 2147483647'",
        "maxConnecting=0, '1 to 2147483647'",
        "localThresholdMS=-1, '0 to 2147483647'",
        "heartbeatFrequencyMS=0, '500 to 2147483647'",
        "connectTimeoutMS=-1, '0 to 2147483647'",
        "zlibCompressionLevel=10, '-1 to 9'",
        "serverMonitoringMode=often, stream or poll or auto",
        "uuidRepresentation=text, javaLegacy",
        "authMechanism=none, SCRAM-SHA-256",
        "compressors=lz4, 'zlib,snappy,zstd'",
        "replicaSet=, no value",
        "proxyHost=, no value",
    })
    void a_wrong_value_is_refused_with_the_option_and_its_bounds(String options, String bounds) {
        assertThatThrownBy(() -> Stores.open("mongodb://localhost/x?" + options))
                .isInstanceOf(Misconfigured.class)
                .satisfies(error -> assertThat(error.getMessage().toLowerCase(Locale.ROOT))
                        .contains(options.substring(0, options.indexOf('=')).toLowerCase(Locale.ROOT)))
                .hasMessageContaining(bounds);
    }

    @ParameterizedTest
    @ValueSource(strings = {"retryWrites=maybe", "retryReads=1", "tls=yes", "directConnection=TRUE", "ssl=off"})
    void what_is_neither_true_nor_false_is_refused_and_not_ignored(String option) {
        assertThatThrownBy(() -> MongoStoreOptions.of("mongodb://localhost/x?" + option))
                .isInstanceOf(Misconfigured.class)
                .hasMessageContaining("must be true or false")
                .hasMessageContaining(option.substring(0, option.indexOf('=')));
    }

    @Test
    void a_name_for_the_server_that_is_too_long_is_refused_with_its_length() {
        assertThatThrownBy(() -> MongoStoreOptions.of("mongodb://localhost/x?appName=" + "%C3%A4".repeat(65)))
                .isInstanceOf(Misconfigured.class)
                .hasMessageContaining("appName")
                .hasMessageContaining("128 bytes");
        assertThat(MongoStoreOptions.of("mongodb://localhost/x?appName=" + "%C3%A4".repeat(64)))
                .isNotNull();
    }

    @Test
    void what_the_driver_does_not_take_together_is_refused_by_name_and_without_values() {
        assertThatThrownBy(
                        () -> Stores.open("mongodb://localhost/x?tls=false&ssl=true&proxyHost=h&proxyPassword=s3cret"))
                .isInstanceOf(Misconfigured.class)
                .hasMessageContaining("tls, ssl, proxyHost, proxyPassword")
                .hasMessageNotContaining("s3cret")
                .hasNoCause();
    }

    @Test
    void options_that_do_not_fit_the_user_are_named() {
        assertThatThrownBy(() -> Stores.open("mongodb://me@localhost/x?authMechanism=MONGODB-AWS"))
                .isInstanceOf(Misconfigured.class)
                .hasMessageEndingWith("its options: authMechanism");
    }

    @Test
    void no_bound_of_the_pool_is_above_each() {
        assertThat(MongoStoreOptions.of("mongodb://localhost/x?maxPoolSize=0&minPoolSize=500"))
                .isNotNull();
    }
}
