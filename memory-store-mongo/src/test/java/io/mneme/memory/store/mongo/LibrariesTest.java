package io.mneme.memory.store.mongo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mneme.memory.MemoryException.Misconfigured;
import io.mneme.memory.port.store.Stores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Neither library is on the tests' class path. */
class LibrariesTest {

    @ParameterizedTest
    @CsvSource({"snappy, snappy-java", "zstd, zstd-jni", "'zlib,zstd', zstd-jni"})
    void a_compressor_whose_library_is_missing_is_refused_before_anybody_is_asked(String value, String library) {
        assertThatThrownBy(() -> Stores.open("mongodb://nosuch.invalid/x?compressors=" + value))
                .isInstanceOf(Misconfigured.class)
                .hasMessageContaining("compressors")
                .hasMessageContaining(library);
    }

    @Test
    void zlib_needs_none() {
        MongoStoreOptions options = MongoStoreOptions.of("mongodb://localhost/?compressors=zlib");
        assertThat(Connection.parse(options).getCompressorList()).hasSize(1);
    }
}
