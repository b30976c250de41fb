package io.mneme.memory.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.mneme.memory.port.store.MemoryStore;
import io.mneme.memory.port.store.StoreProvider;
import io.mneme.memory.port.store.Stores;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** What opens stores by URL. */
public interface StoreProviderContract {

    /** The provider under test, as the service loader finds it. */
    StoreProvider provider();

    /** The URL of a place where no store is, and which the test class removes. */
    String newUrl();

    @Test
    default void a_store_exists_once_it_was_opened_and_not_because_somebody_asked() {
        String url = newUrl();
        assertThat(provider().exists(url)).isFalse();
        assertThat(Stores.exists(url)).isFalse();
        provider().open(url).close();
        assertThat(provider().exists(url)).isTrue();
        assertThat(Stores.exists(url)).isTrue();
    }

    @Test
    default void a_scheme_may_be_in_upper_case() {
        String url = newUrl();
        String shouted = url.replaceFirst(
                "^[a-z]+",
                provider().schemes().stream()
                        .filter(scheme -> url.startsWith(scheme + ":"))
                        .findFirst()
                        .orElseThrow()
                        .toUpperCase(Locale.ROOT));
        try (MemoryStore store = Stores.open(shouted)) {
            assertThat(store.description()).isNotBlank();
        }
        assertThat(Stores.exists(shouted)).isTrue();
    }
}
