package io.mneme.memory.store.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mneme.memory.MemoryException.Misconfigured;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SqliteOptionsTest {

    @Test
    void a_path_alone_has_default_options() {
        assertThat(SqliteOptions.parse("sqlite:./mneme.db")).isEqualTo(SqliteOptions.file(Path.of("mneme.db")));
        assertThat(SqliteOptions.parse("SQLITE:/var/lib/a b/mneme.db").file())
                .contains(Path.of("/var/lib/a b/mneme.db").toAbsolutePath());
    }

    @Test
    void memory_is_not_a_file() {
        assertThat(SqliteOptions.parse("sqlite::memory:")).isEqualTo(SqliteOptions.inMemory());
    }

    @Test
    void nothing_in_a_path_is_decoded() {
        assertThat(SqliteOptions.parse("sqlite:a%20b#c.db").file())
                .contains(Path.of("a%20b#c.db").toAbsolutePath());
    }

    @Test
    void all_options_are_read() {
        assertThat(SqliteOptions.parse(
                        "sqlite:mneme.db?durability=full&busyTimeout=PT0.5S&readers=2&recallCache=5000000000"))
                .isEqualTo(SqliteOptions.file(Path.of("mneme.db"))
                        .durability(Durability.FULL)
                        .busyTimeout(Duration.ofMillis(500))
                        .readers(2)
                        .recallCache(5_000_000_000L));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "sqlite:mneme.db?poolSize=4 | poolSize | durability, busyTimeout, readers, recallCache",
                "sqlite:mneme.db? | unknown option | durability, busyTimeout, readers, recallCache",
                "sqlite:mneme.db?readers=2&readers=3 | readers | twice",
                "sqlite:mneme.db?durability=FULL | durability | normal or full",
                "sqlite:mneme.db?durability | durability | normal or full",
                "sqlite:mneme.db?busyTimeout=10 | busyTimeout | PT10S",
                "sqlite:mneme.db?busyTimeout=PT0S | busyTimeout | PT0.001S to PT1H",
                "sqlite:mneme.db?busyTimeout=PT999999999999999H | busyTimeout | PT0.001S to PT1H",
                "sqlite:mneme.db?readers=four | readers | number",
                "sqlite:mneme.db?readers=0 | readers | 1 to 64",
                "sqlite:mneme.db?readers=65 | readers | 1 to 64",
                "sqlite:mneme.db?readers=-99999999999 | readers | 1 to 64",
                "sqlite:mneme.db?recallCache=64MB | recallCache | number",
                "sqlite:mneme.db?recallCache=-1 | recallCache | 0 to 1099511627776 bytes",
                "sqlite:mneme.db?recallCache=1099511627777 | recallCache | 0 to 1099511627776 bytes",
            })
    void a_wrong_option_is_refused_with_its_name_and_its_rule(String url, String name, String rule) {
        assertThatThrownBy(() -> SqliteOptions.parse(url))
                .isInstanceOf(Misconfigured.class)
                .hasMessageContaining(name)
                .hasMessageContaining(rule);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "sqlite", "sqlite:", "sqlite: ", "sqlite:?readers=1", "postgresql://host/db", "sqlite:a\0b"})
    void what_is_not_a_url_of_a_sqlite_store_is_refused(String url) {
        assertThatThrownBy(() -> SqliteOptions.parse(url)).isInstanceOf(Misconfigured.class);
    }

    @Test
    void a_path_with_a_question_mark_is_refused() {
        assertThatThrownBy(() -> SqliteOptions.file(Path.of("what?.db")))
                .isInstanceOf(Misconfigured.class)
                .hasMessageContaining("question mark");
    }

    @Test
    void null_is_refused() {
        assertThatThrownBy(() -> SqliteOptions.parse(null)).isInstanceOf(Misconfigured.class);
    }
}
