package io.mneme.memory.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.mneme.memory.port.store.MemoryStore;
import io.mneme.memory.testkit.ForwardingMemoryStore;
import io.mneme.memory.testkit.InMemoryMemoryStore;
import org.junit.jupiter.api.Test;

/** Whoever copies a store onto itself must not believe that there are two. */
class SameStoreTest {

    @Test
    void a_local_server_has_several_names() {
        assertThat(same("PostgreSQL 18.6 at localhost:5432, schema a", "PostgreSQL 18.6 at 127.0.0.1:5432, schema a"))
                .isTrue();
        assertThat(same("PostgreSQL 18.6 at [::1]:5432, schema a", "PostgreSQL 18.6 at 127.0.0.1:5432, schema a"))
                .isTrue();
        assertThat(same("PostgreSQL 18.6 at db:5432, schema a", "PostgreSQL 18.6 at 127.0.0.1:5432, schema a"))
                .isFalse();
    }

    @Test
    void row_level_security_is_another_view_of_the_same_rows() {
        assertThat(same(
                        "PostgreSQL 18.6 at db:5432, schema a, row-level security on",
                        "PostgreSQL 18.6 at db:5432, schema a"))
                .isTrue();
    }

    @Test
    void another_schema_is_another_store() {
        assertThat(same("PostgreSQL 18.6 at db:5432, schema a", "PostgreSQL 18.6 at db:5432, schema b"))
                .isFalse();
    }

    @Test
    void options_do_not_make_another_store_and_copy_takes_no_store_of_its_own() {
        String file = "sqlite:file.db";
        assertThat(ExistingStore.same(file, file + "?durability=full")).isTrue();
        CliRun.Result refused = CliRun.mneme("copy", "--store", file, "--from", file, "--to", "sqlite:other.db");
        assertThat(refused.code()).isEqualTo(2);
        assertThat(refused.err()).contains("not --store");
    }

    private static boolean same(String one, String other) {
        return ExistingStore.same(at(one), at(other));
    }

    private static MemoryStore at(String description) {
        return new ForwardingMemoryStore(new InMemoryMemoryStore()) {
            @Override
            public String description() {
                return description;
            }
        };
    }
}
