package io.mneme.memory.store.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import io.mneme.memory.thread.ArchivedFilter;
import io.mneme.memory.thread.ThreadSort;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** SQLite's plan for every statement of the module: an index for each, nothing read in full, nothing sorted. */
class QueryPlanTest {

    private static final SqliteOptions MEMORY = SqliteOptions.inMemory();
    private static final Database DATABASE = Database.open(MEMORY, new DatabaseOpener(MEMORY, Migration.all()));

    /** For the indexer, and the one row of the whole index. */
    private static final List<String> OF_NO_OWNER =
            List.of(IndexSql.MODEL, IndexSql.SET_MODEL, IndexSql.PENDING_THREADS, IndexSql.COUNT_PENDING);

    @AfterAll
    static void close() {
        DATABASE.close();
    }

    static Stream<String> statements() throws IllegalAccessException {
        List<String> all = new ArrayList<>();
        for (Class<?> holder : List.of(MessageSql.class, ThreadSql.class, WorkingMemorySql.class, IndexSql.class)) {
            for (Field field : holder.getDeclaredFields()) {
                if (field.getType() == String.class && !Modifier.isPrivate(field.getModifiers())) {
                    all.add((String) field.get(null));
                }
            }
        }
        for (boolean ascending : new boolean[] {true, false}) {
            all.add(ThreadSql.owners(ascending));
            for (ThreadSort sort : ThreadSort.values()) {
                for (ArchivedFilter archived : ArchivedFilter.values()) {
                    all.add(ThreadSql.list(sort, ascending, archived));
                }
            }
        }
        all.removeAll(OF_NO_OWNER);
        return all.stream();
    }

    @ParameterizedTest
    @MethodSource("statements")
    void every_statement_has_an_index_and_needs_no_sorting(String sql) {
        assertThat(plan(sql))
                .allSatisfy(step -> assertThat(step)
                        .doesNotContain("TEMP B-TREE")
                        .doesNotMatch("SCAN (messages|threads|working_memories|index_.*|e|m)( .*)?"));
    }

    @ParameterizedTest
    @MethodSource("statements")
    void every_search_is_bound_to_one_owner(String sql) {
        // What a subquery reads is a step of its own, and the index has one row that says what fills it.
        assertThat(plan(sql).stream().filter(step -> step.matches("SEARCH (?!\\(subquery|index_model ).*")))
                .allSatisfy(step -> assertThat(step).contains("(resource_id"));
    }

    @Test
    void the_outbox_is_an_index_of_what_is_pending_and_nothing_else() {
        assertThat(plan(IndexSql.PENDING_THREADS)).containsExactly("SCAN threads USING INDEX threads_pending");
        assertThat(plan(IndexSql.COUNT_PENDING)).containsExactly("SCAN threads USING COVERING INDEX threads_pending");
        assertThat(plan(IndexSql.PENDING_OF_OWNER))
                .containsExactly("SEARCH threads USING INDEX threads_pending (resource_id=?)");
        assertThat(plan(IndexSql.COUNT_PENDING_OF_OWNER))
                .containsExactly("SEARCH threads USING COVERING INDEX threads_pending (resource_id=?)");
        assertThat(plan(IndexSql.PENDING_THREAD))
                .containsExactly("SEARCH threads USING INDEX threads_pending (resource_id=? AND thread_id=?)");
    }

    @Test
    void deleted_threads_of_all_owners_are_listed_by_an_index_of_them_alone() {
        assertThat(plan(ThreadSql.DELETED))
                .containsExactly("SEARCH threads USING INDEX threads_deleted ((resource_id,thread_id)>(?,?))");
    }

    @Test
    void entries_go_with_their_message_without_a_look_at_others() {
        String delete = "DELETE FROM messages WHERE resource_id = ?1 AND thread_id = ?2 AND sequence = ?3";
        assertThat(plan(delete))
                .contains("SEARCH index_entries USING PRIMARY KEY (resource_id=? AND thread_id=? AND sequence=?)");
    }

    @Test
    void a_reader_that_knows_older_entries_reads_the_new_ones_only() {
        assertThat(plan(IndexSql.NEW_ENTRIES))
                .containsExactly(
                        "SEARCH index_entries USING INDEX index_entries_by_number (resource_id=? AND entry>?)");
    }

    @Test
    void a_reset_goes_on_where_it_was() {
        assertThat(plan(IndexResetSql.STEP))
                .anySatisfy(step -> assertThat(step).contains("(resource_id,thread_id)>(?,?)"));
        assertThat(plan(IndexResetSql.FORGET))
                .anySatisfy(step -> assertThat(step).contains("(resource_id,thread_id)>(?,?)"));
    }

    @Test
    void all_statements_are_looked_at() throws IllegalAccessException {
        assertThat(statements()).hasSizeGreaterThan(60).contains(MessageSql.NEWEST, ThreadSql.ADVANCE_OR_CREATE);
    }

    @Test
    void a_message_is_found_by_its_id_and_not_by_reading_its_thread() {
        for (String sql : List.of(MessageSql.FIND, MessageSql.PLACES, MessageSql.DELETE)) {
            assertThat(plan(sql))
                    .anySatisfy(
                            step -> assertThat(step).contains("messages_by_id").contains("message_id=?"));
        }
    }

    @Test
    void pages_start_at_the_cursor() {
        for (String sql : List.of(MessageSql.NEWEST, MessageSql.NEWEST_FILTERED)) {
            assertThat(plan(sql)).anySatisfy(step -> assertThat(step).contains("thread_id=? AND sequence<?"));
        }
        assertThat(plan(ThreadSql.list(ThreadSort.UPDATED, false, ArchivedFilter.ANY)))
                .filteredOn(step -> step.contains("archived=? AND (updated_at,thread_id)<(?,?)"))
                .hasSize(2);
    }

    @Test
    void owners_are_listed_from_an_index_alone() {
        assertThat(plan(ThreadSql.owners(true)))
                .anySatisfy(step -> assertThat(step).contains("COVERING INDEX"));
    }

    private static List<String> plan(String sql) {
        return DATABASE.read(session -> {
            List<String> steps = new ArrayList<>();
            try (PreparedStatement explain = session.connection().prepareStatement("EXPLAIN QUERY PLAN " + sql);
                    ResultSet rows = explain.executeQuery()) {
                while (rows.next()) {
                    steps.add(rows.getString(4));
                }
            }
            return steps;
        });
    }
}
