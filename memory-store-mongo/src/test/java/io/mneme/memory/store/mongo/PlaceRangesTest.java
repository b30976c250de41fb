package io.mneme.memory.store.mongo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class PlaceRangesTest {

    private final PlaceRanges ranges = new PlaceRanges();

    @Test
    void ranges_that_touch_are_one() {
        ranges.add(5, 7);
        ranges.add(10, 12);
        ranges.add(8, 9);
        assertThat(ranges.all()).hasSize(1).containsEntry(5L, 12L);
        assertThat(ranges.hold(5, 12)).isTrue();
        assertThat(ranges.hold(4, 5)).isFalse();
        assertThat(ranges.hold(12, 13)).isFalse();
    }

    @Test
    void a_range_that_ends_before_it_begins_is_none() {
        ranges.add(5, 4);
        assertThat(ranges.all()).isEmpty();
        assertThat(ranges.hold(5, 5)).isFalse();
        assertThat(ranges.firstOf(5, 77)).isEqualTo(77);
        assertThat(ranges.lastOf(5, 78)).isEqualTo(78);
    }

    @Test
    void the_ends_of_all_numbers() {
        ranges.add(Long.MIN_VALUE, 3);
        ranges.add(9, Long.MAX_VALUE);
        assertThat(ranges.firstOf(3, 0)).isEqualTo(Long.MIN_VALUE);
        assertThat(ranges.lastOf(9, 0)).isEqualTo(Long.MAX_VALUE);
        assertThat(ranges.hold(Long.MIN_VALUE, 3)).isTrue();
        ranges.add(4, 8);
        assertThat(ranges.all()).hasSize(1).containsEntry(Long.MIN_VALUE, Long.MAX_VALUE);
    }

    @Test
    void any_ranges_hold_what_was_added_and_nothing_else() {
        Random random = new Random(1);
        TreeSet<Long> places = new TreeSet<>();
        for (int i = 0; i < 200; i++) {
            long first = random.nextInt(400);
            long last = first + random.nextInt(4);
            ranges.add(first, last);
            for (long place = first; place <= last; place++) {
                places.add(place);
            }
            for (long place = -1; place < 410; place++) {
                assertThat(ranges.hold(place, place)).isEqualTo(places.contains(place));
            }
        }
        ranges.all().forEach((first, last) -> {
            assertThat(places).doesNotContain(first - 1, last + 1);
            assertThat(ranges.firstOf(last, -9)).isEqualTo(first);
            assertThat(ranges.lastOf(first, -9)).isEqualTo(last);
        });
    }
}
