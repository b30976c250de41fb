package io.mneme.memory.store.pg;

import static org.assertj.core.api.Assertions.assertThat;

import io.mneme.memory.MemoryException;
import io.mneme.memory.MemoryException.InvalidInput;
import io.mneme.memory.MemoryException.Misconfigured;
import io.mneme.memory.MemoryException.Unavailable;
import java.io.FileNotFoundException;
import java.sql.SQLException;
import org.jdbi.v3.core.ConnectionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PgErrorsTest {

    @ParameterizedTest
    @ValueSource(strings = {"08006", "08001", "57P01", "57014", "53300", "53100", "58030", "55P03", "40001", "40P01"})
    void what_may_succeed_later_is_unavailable(String state) {
        assertThat(translated(state)).isInstanceOf(Unavailable.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"25006", "23505", "23514", "0A000"})
    void a_demoted_server_a_lost_race_and_a_changed_plan_are_unavailable(String state) {
        assertThat(translated(state)).isInstanceOf(Unavailable.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"28P01", "28000", "3D000", "42P01", "42501", "3F000", "08004", "XX001", "22P02", "26000"})
    void what_somebody_must_mend_is_misconfigured(String state) {
        assertThat(translated(state)).isInstanceOf(Misconfigured.class);
    }

    @Test
    void what_is_too_large_is_invalid_input() {
        assertThat(translated("54000")).isInstanceOf(InvalidInput.class);
    }

    @Test
    void a_lost_prepared_statement_comes_with_what_to_do() {
        assertThat(translated("26000")).hasMessageContaining("prepareThreshold=0");
    }

    @Test
    void the_driver_is_the_cause_and_its_text_stays_out_of_the_message() {
        MemoryException translated = translated("42P01");
        assertThat(translated).hasMessageNotContaining("some text").hasMessageContaining("42P01");
        assertThat(translated.getCause()).isInstanceOf(SQLException.class);
    }

    @Test
    void an_error_without_a_code_is_unavailable() {
        assertThat(translated(null)).isInstanceOf(Unavailable.class);
    }

    @Test
    void the_code_of_the_innermost_exception_counts() {
        SQLException wrapped = new SQLException("pool", null, new SQLException("some text", "28P01"));
        assertThat(PgErrors.translate(new ConnectionException(wrapped))).isInstanceOf(Misconfigured.class);
    }

    @Test
    void a_server_that_is_not_there_is_named_without_secrets() {
        PgServer server =
                PgStoreOptions.of("postgresql://me:secret@nowhere:5/db").server();
        ConnectionException e = new ConnectionException(new SQLException("some text", "08001"));
        assertThat(PgErrors.notOpened(e, server))
                .isInstanceOf(Unavailable.class)
                .hasMessageContainingAll("nowhere:5", "08001")
                .hasMessageNotContainingAny("secret", "some text");
    }

    @Test
    void a_missing_file_of_the_tls_settings_is_said() {
        SQLException e = new SQLException("some text", "08006", new FileNotFoundException("root.crt"));
        assertThat(PgErrors.translate(new ConnectionException(e)))
                .isInstanceOf(Misconfigured.class)
                .hasMessageContaining("sslrootcert");
    }

    @ParameterizedTest
    @ValueSource(strings = {"42P01", "42703", "42883", "3F000"})
    void a_schema_that_was_dropped_under_a_running_store_is_said(String state) {
        assertThat(translated(state))
                .isInstanceOf(Misconfigured.class)
                .hasMessageContainingAll("the store made is not there any more", "open the store again", state);
    }

    @Test
    void row_level_security_that_was_turned_on_is_said() {
        assertThat(translated("MN001"))
                .isInstanceOf(Misconfigured.class)
                .hasMessageContainingAll("has row-level security now", "rowLevelSecurity=on");
    }

    @ParameterizedTest
    @ValueSource(strings = {"22023", "42601", "42704", "99999", "55P02"})
    void an_option_that_the_server_refuses_is_misconfigured_and_the_given_ones_are_named(String state) {
        assertThat(notOpened("postgresql://me:secret@db/db?options=secret", state))
                .isInstanceOf(Misconfigured.class)
                .hasMessageContainingAll("option of the URL", "[options]", state)
                .hasMessageNotContainingAny("secret", "some text");
    }

    @Test
    void a_missing_privilege_to_connect_is_no_matter_of_an_option() {
        assertThat(notOpened("postgresql://db/db?options=x", "42501")).hasMessageContaining("privileges");
    }

    @Test
    void what_a_pooler_says_names_both_that_it_may_mean() {
        assertThat(notOpened("postgresql://db:6432/db", "08P01"))
                .isInstanceOf(Unavailable.class)
                .hasMessageContainingAll("PgBouncer", "user, password or database", "cannot reach", "db:6432", "08P01");
    }

    @Test
    void an_encryption_that_the_server_does_not_have_is_misconfigured() {
        assertThat(notOpened("postgresql://db/db?gssEncMode=require", "08P01"))
                .isInstanceOf(Misconfigured.class)
                .hasMessageContaining("gssEncMode");
    }

    private static MemoryException notOpened(String url, String state) {
        ConnectionException e = new ConnectionException(new SQLException("some text", state));
        return PgErrors.notOpened(e, PgStoreOptions.of(url).server());
    }

    @ParameterizedTest
    @ValueSource(strings = {"40001", "40P01", "23505"})
    void lost_races_may_be_tried_again(String state) {
        assertThat(PgErrors.lostRace(new ConnectionException(new SQLException("", state))))
                .isTrue();
        assertThat(PgErrors.lostRace(new ConnectionException(new SQLException("", "08006"))))
                .isFalse();
        assertThat(PgErrors.lostRace(new IllegalStateException())).isFalse();
    }

    private static MemoryException translated(String state) {
        return PgErrors.translate(new ConnectionException(new SQLException("some text", state)));
    }
}
