package io.mneme.memory.port.store;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mneme.memory.MemoryException.Misconfigured;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class StoresTest {

    @Test
    void a_url_that_no_store_module_knows_is_refused_without_repeating_it() {
        assertThatThrownBy(() -> Stores.open("Unknown://user:secret@host/db"))
                .isInstanceOf(Misconfigured.class)
                .hasMessageContaining("\"unknown\"")
                .hasMessageNotContaining("secret");
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "mneme.db", ":memory:"})
    void a_url_without_a_scheme_is_refused(String url) {
        assertThatThrownBy(() -> Stores.open(url))
                .isInstanceOf(Misconfigured.class)
                .hasMessageContaining("scheme");
    }
}
