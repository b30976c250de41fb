package io.mneme.memory.store.mongo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.mneme.memory.MemoryException.Misconfigured;
import io.mneme.memory.port.store.Stores;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.logging.Level;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Passwords that were not percent-encoded, or not correctly; both halves of each are secret. */
class SecretUrlTest {

    private static final String HEAD = "s3cret";
    private static final String TAIL = "t0psecret";

    private static final List<String> BETWEEN = List.of(
            "/",
            "?",
            "#",
            "@",
            ":",
            "%",
            "%2",
            "%zz",
            "[",
            "]",
            "//",
            "?a=b&",
            "?a=",
            "/?timeoutMS=",
            "/?recallCache=",
            "?retryWrites=",
            "/?appName=%",
            "@@",
            ":@",
            "/:",
            " ",
            "\\",
            "\n",
            "@h/",
            "?;",
            "/?t0psecret=",
            "1/");

    static Stream<String> urls() {
        return BETWEEN.stream()
                .flatMap(part -> Stream.of(
                        "mongodb://me:" + HEAD + part + TAIL + "@nosuch.invalid/x?timeoutMS=300",
                        "mongodb://me:" + HEAD + part + TAIL + "@nosuch.invalid?timeoutMS=300",
                        "mongodb://me:1" + part + TAIL + "@nosuch.invalid:1,other.invalid:2/?nonsense=1",
                        "mongodb+srv://me:" + HEAD + part + TAIL + "@nosuch.invalid/x?timeoutMS=300"));
    }

    @ParameterizedTest
    @MethodSource("urls")
    void neither_error_nor_log_tells_a_part_of_it(String url) {
        assertThat(everythingSaidOf(url)).doesNotContain(HEAD).doesNotContain(TAIL);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "mongodb://me:s3cret/t0psecret@host/x",
                "mongodb://me:1/t0psecret@host",
                "mongodb://me:s3cret?t0psecret=1@host/x",
                "mongodb+srv://me:s3cret/t0psecret@host/x",
                "mongodb://me:s3cret:t0psecret@host/x",
                "mongodb://me:s3cret%@host/x"
            })
    void the_reason_is_told(String url) {
        assertThat(catchThrowable(() -> Stores.open(url)))
                .isInstanceOf(Misconfigured.class)
                .hasMessageContaining("percent-encoded")
                .hasNoCause();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "?proxyHost=h&proxyUsername=t0psecret",
                "?proxyHost=h&proxyUsername=u&proxyPassword=t0psecret%",
                "?timeoutMS=300&authMechanism=MONGODB-AWS&authMechanismProperties=AWS_SESSION_TOKEN:t0psecret",
                "?authMechanismProperties=t0psecret",
                "?timeoutMS=t0psecret",
                "?recallCache=t0psecret",
                "?maxPoolSize=t0psecret",
                "?timeoutMS=300&proxyHost=nosuch.invalid&proxyUsername=u&proxyPassword=t0psecret"
            })
    void the_value_of_an_option_is_not_told(String options) {
        assertThat(everythingSaidOf("mongodb://me:s3cret@nosuch.invalid/x" + options))
                .doesNotContain(HEAD)
                .doesNotContain(TAIL);
    }

    @Test
    void the_drivers_settings_which_it_logs_tell_no_password() {
        MongoStoreOptions options = MongoStoreOptions.of(
                "mongodb://me:s3cret@host/x?proxyHost=h&proxyUsername=u" + "&proxyPassword=t0psecret");
        assertThat(Connection.settings(options, Connection.parse(options)).toString())
                .contains("host")
                .doesNotContain(HEAD)
                .doesNotContain(TAIL);
    }

    /** Message, causes, stack traces, and what is logged down to the smallest things. */
    private static String everythingSaidOf(String url) {
        StringWriter text = new StringWriter();
        try (LogRecorder log = LogRecorder.of("io.mneme", Level.ALL)) {
            Throwable thrown = catchThrowable(() -> Stores.open(url).close());
            assertThat(thrown).isNotNull();
            thrown.printStackTrace(new PrintWriter(text));
            return text + String.join("\n", log.messages());
        }
    }
}
