package io.mneme.memory.store.mongo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.ReadPreference;
import io.mneme.memory.MemoryException.Misconfigured;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.reflect.Field;
import java.time.Duration;
import java.util.Collection;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MongoStoreOptionsTest {

    @Test
    void a_plain_url_has_the_defaults() {
        MongoStoreOptions options = MongoStoreOptions.of("mongodb://localhost");
        assertThat(options.collectionPrefix()).isEmpty();
        assertThat(options.timeout()).isEqualTo(MongoStoreOptions.DEFAULT_TIMEOUT);
        assertThat(options.recallCache()).isEqualTo(MongoStoreOptions.DEFAULT_RECALL_CACHE);
        assertThat(Connection.database(Connection.parse(options))).isEqualTo("mneme");
    }

    @Test
    void the_options_of_a_url_are_read_and_only_the_drivers_are_passed_on() {
        MongoStoreOptions options = MongoStoreOptions.of(
                "mongodb://a:1,b:2/team?CollectionPrefix=bot%5F&timeoutMS=2500&recallCache=4096&retryWrites=false&replicaSet=rs0");
        assertThat(options.collectionPrefix()).isEqualTo("bot_");
        assertThat(options.timeout()).isEqualTo(Duration.ofMillis(2_500));
        assertThat(options.recallCache()).isEqualTo(4_096);
        assertThat(options.url()).isEqualTo("mongodb://a:1,b:2/team?timeoutMS=2500&retryWrites=false&replicaSet=rs0");
        assertThat(Connection.database(Connection.parse(options))).isEqualTo("team");
    }

    @Test
    void every_option_of_the_driver_is_known_and_no_other() throws ReflectiveOperationException {
        Field keys = ConnectionString.class.getDeclaredField("ALL_KEYS");
        keys.setAccessible(true);
        assertThat(new TreeSet<>(UrlOptions.OF_DRIVER)).isEqualTo(new TreeSet<>((Collection<?>) keys.get(null)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "?collectionprefixes=x",
                "?timeout=5",
                "?retryWrites=true&colectionPrefix=a",
                "?collectionPrefix=a.b",
                "?collectionPrefix=a$b",
                "?collectionPrefix",
                "?=x",
                "?timeoutMS=soon",
                "?timeoutMS=0",
                "?timeoutMS=-1",
                "?timeoutMS=3600001",
                "?recallCache=-1",
                "?recallCache=128MiB",
                "?recallCache=1099511627777",
                "?timeoutMS=1&timeoutMS=2",
                "?timeoutMS=1&TimeoutMS=1",
                "?recallCache=1&recallcache=1",
                "?retryWrites=true&retrywrites=true"
            })
    void a_wrong_option_is_refused(String options) {
        assertThatThrownBy(() -> MongoStoreOptions.of("mongodb://localhost/" + options))
                .isInstanceOf(Misconfigured.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "?w=1",
                "?w=0",
                "?w=2",
                "?w=majority&journal=false",
                "?journal=false",
                "?readPreference=secondaryPreferred",
                "?readConcernLevel=local",
                "team.threads"
            })
    void what_would_break_a_promise_is_refused(String end) {
        MongoStoreOptions options = MongoStoreOptions.of("mongodb://localhost/" + end);
        assertThatThrownBy(() -> MongoMemoryStore.open(options)).isInstanceOf(Misconfigured.class);
    }

    @Test
    void what_is_promised_anyway_may_be_said() {
        MongoStoreOptions options = MongoStoreOptions.of(
                "mongodb://localhost/?w=majority&journal=true&readPreference=primary&readConcernLevel=majority");
        assertThat(Connection.parse(options).getHosts()).containsExactly("localhost");
    }

    @Test
    void writes_are_durable_reads_are_of_the_primary_and_calls_have_a_deadline() {
        MongoStoreOptions options = MongoStoreOptions.of("mongodb://localhost").timeout(Duration.ofSeconds(3));
        MongoClientSettings settings = Connection.settings(options, Connection.parse(options));
        assertThat(settings.getWriteConcern().getWObject()).isEqualTo("majority");
        assertThat(settings.getWriteConcern().getJournal()).isTrue();
        assertThat(settings.getReadPreference()).isEqualTo(ReadPreference.primary());
        assertThat(settings.getTimeout(TimeUnit.SECONDS)).isEqualTo(3);
        assertThat(settings.getApplicationName()).isEqualTo("mneme");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "mongodb://me:s3cret@host:port/x",
                "mongodb://me:s3cret:x@host/",
                "mongodb://me:s3cret@",
                "mongodb://me:s3cret/x@host",
                "mongodb://me:s3cret@host/?nonsense=1",
                "mongodb://me:s3cret@host/?w=0"
            })
    void no_message_tells_a_password(String url) {
        assertThatThrownBy(() -> MongoMemoryStore.open(MongoStoreOptions.of(url)))
                .isInstanceOf(Misconfigured.class)
                .satisfies(error -> assertThat(stackTrace(error)).doesNotContain("s3cret"));
    }

    @Test
    void options_do_not_print_the_url() {
        assertThat(MongoStoreOptions.of("mongodb://me:s3cret@host/").toString()).doesNotContain("s3cret");
    }

    private static String stackTrace(Throwable error) {
        StringWriter text = new StringWriter();
        error.printStackTrace(new PrintWriter(text));
        return text.toString();
    }
}
