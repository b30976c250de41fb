package io.mneme.memory.recall.cache;

import static org.assertj.core.api.Assertions.assertThat;

import io.mneme.memory.thread.ResourceId;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class OwnerIndexCacheTest {

    private static final ResourceId A = ResourceId.of("a");
    private static final ResourceId B = ResourceId.of("b");
    private static final ResourceId C = ResourceId.of("c");

    @Test
    void the_cache_keeps_what_fits_and_forgets_the_longest_unused() {
        OwnerIndexCache cache = new OwnerIndexCache(2_500);
        OwnerIndex empty = OwnerIndex.unread(state(0));
        cache.keep(A, empty);
        cache.keep(B, empty);
        assertThat(cache.find(A)).contains(empty);
        cache.keep(C, empty);
        assertThat(cache.find(B)).isEmpty();
        assertThat(cache.find(A)).isPresent();
        cache.keep(A, empty);
        assertThat(cache.find(C)).as("the same owner counts once").isPresent();
        cache.forget(C);
        cache.forget(ResourceId.of("never"));
        cache.keep(B, empty);
        assertThat(cache.find(A)).isPresent();
    }

    @Test
    void a_cache_of_no_bytes_keeps_nothing() {
        OwnerIndexCache cache = new OwnerIndexCache(0);
        cache.keep(A, OwnerIndex.unread(state(0)));
        assertThat(cache.find(A)).isEmpty();
    }

    @Test
    void small_owners_are_read_at_once_large_ones_the_second_time_and_huge_ones_never() {
        long limit = state(100).estimatedBytes();
        CacheAdmission admission = new CacheAdmission(limit, 10);
        assertThat(admission.admits(A, state(10))).isTrue();
        assertThat(admission.admits(A, state(11))).isFalse();
        assertThat(admission.admits(B, state(11))).isFalse();
        assertThat(admission.admits(A, state(12))).isTrue();
        assertThat(admission.admits(A, state(12))).as("it was forgotten").isFalse();
        for (int i = 0; i < 3; i++) {
            assertThat(admission.admits(C, state(101))).isFalse();
        }
        assertThat(admission.admits(C, state(100))).isFalse();
        assertThat(admission.admits(C, state(100))).isTrue();
    }

    @Test
    void more_large_owners_in_turn_than_fit_are_not_read() {
        CacheAdmission admission = new CacheAdmission(state(100).estimatedBytes(), 10);
        for (int round = 0; round < 3; round++) {
            assertThat(IntStream.range(0, 5))
                    .noneMatch(owner -> admission.admits(ResourceId.of("owner" + owner), state(25)));
        }
        assertThat(admission.admits(ResourceId.of("owner4"), state(25))).isTrue();
    }

    private static OwnerState state(int entries) {
        return new OwnerState(1, entries, entries * 20L, entries, 0, 384);
    }
}
