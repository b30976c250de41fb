package io.mneme.memory.recall.cache;

import static org.assertj.core.api.Assertions.assertThat;

import io.mneme.memory.message.Role;
import io.mneme.memory.port.store.RecallMatches;
import io.mneme.memory.port.store.RecallMatches.VectorMatch;
import io.mneme.memory.port.store.RecallMatches.WordMatch;
import io.mneme.memory.port.store.RecallSearch;
import io.mneme.memory.recall.RecallFilter;
import io.mneme.memory.thread.ResourceId;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** What is kept becomes what the database holds, whatever happened meanwhile, and reads no more than it must. */
class OwnerIndexTest {

    private final Table table = new Table();

    @Test
    void new_entries_alone_are_read() {
        table.add(1, 3_000);
        OwnerIndex first = OwnerIndex.unread(table.state()).at(table.state(), table);
        assertThat(table.read).isEqualTo(3_000);
        table.add(3_001, 3_005);
        OwnerIndex second = first.at(table.state(), table);
        assertThat(table.read).isEqualTo(3_005);
        assertThat(first.isAt(table.state())).isFalse();
        assertThat(second.isAt(table.state())).isTrue();
        assertThat(words(second, "all")).containsExactlyElementsOf(table.newestFirst());
        assertThat(words(first, "all")).as("not changed").hasSize(3_000);
    }

    @Test
    void entries_that_are_gone_are_dropped_and_nothing_is_read_again() {
        table.add(1, 2_500);
        OwnerIndex index = OwnerIndex.unread(table.state()).at(table.state(), table);
        table.remove(1_030, 1_040);
        table.remove(2_400, 2_500);
        table.add(2_501, 2_600);
        OwnerIndex later = index.at(table.state(), table);
        assertThat(table.read).isEqualTo(2_600);
        assertThat(words(later, "all")).containsExactlyElementsOf(table.newestFirst());
        assertThat(nearest(later, 1_035)).doesNotContain(1_035L).hasSize(3);
        assertThat(nearest(later, 1_050)).contains(1_050L);
    }

    @Test
    void another_length_of_vectors_does_not_mix_with_the_known() {
        table.add(1, 10);
        OwnerIndex index = OwnerIndex.unread(table.state()).at(table.state(), table);
        table.remove(1, 5);
        table.dimensions = 3;
        table.add(11, 12);
        OwnerIndex later = index.at(table.state(), table);
        assertThat(words(later, "all")).containsExactlyElementsOf(table.newestFirst());
    }

    @Test
    void it_leads_to_later_moments_of_the_same_identity_only() {
        OwnerIndex index = OwnerIndex.unread(new OwnerState(7, 1, 1, 1, 5, 2));
        assertThat(index.leadsTo(new OwnerState(7, 1, 1, 1, 5, 2))).isTrue();
        assertThat(index.leadsTo(new OwnerState(7, 1, 1, 1, 6, 2))).isTrue();
        assertThat(index.leadsTo(new OwnerState(7, 1, 1, 1, 4, 2))).isFalse();
        assertThat(index.leadsTo(new OwnerState(8, 1, 1, 1, 5, 2))).isFalse();
        assertThat(index.isAt(new OwnerState(8, 0, 0, 0, 5, 2))).isFalse();
        assertThat(index.isAt(new OwnerState(7, 0, 0, 0, 5, 2))).isTrue();
    }

    private List<Long> words(OwnerIndex index, String term) {
        return search(index, new float[0], term).byWords().stream()
                .map(WordMatch::sequence)
                .toList();
    }

    private List<Long> nearest(OwnerIndex index, long place) {
        return search(index, Table.vector(place, 2)).byMeaning().stream()
                .map(VectorMatch::sequence)
                .toList();
    }

    private RecallMatches search(OwnerIndex index, float[] vector, String... terms) {
        RecallSearch search =
                new RecallSearch(ResourceId.of("a"), Optional.empty(), List.of(terms), vector, RecallFilter.ALL, 3);
        return index.search(
                new RecallScan(search, table.state(), new EntryFilter(RecallFilter.ALL), new TermHash()::of));
    }

    /** An owner's entries as a database keeps them: one thread, each entry's place is its number. */
    private static final class Table implements EntrySource<RuntimeException> {
        private final TreeMap<Long, CachedEntry> rows = new TreeMap<>();
        private long last;
        private long removals;
        private int dimensions = 2;
        private int read;

        OwnerState state() {
            return new OwnerState(1, rows.size(), rows.size(), last, removals, dimensions);
        }

        void add(long first, long last) {
            byte[] terms = ByteBuffer.allocate(CachedEntry.BYTES_PER_TERM)
                    .putLong(new TermHash().of("all"))
                    .putInt(1)
                    .array();
            LongStream.rangeClosed(first, last).forEach(entry -> {
                QuantisedVector vector = QuantisedVector.of(vector(entry, dimensions));
                rows.put(entry, new CachedEntry(entry, "t", entry, 0, Role.USER, entry, null, 1, terms, vector));
            });
            this.last = last;
        }

        void remove(long first, long last) {
            rows.subMap(first, true, last, true).clear();
            removals++;
        }

        List<Long> newestFirst() {
            return List.copyOf(rows.descendingKeySet());
        }

        @Override
        public long[] numbers() {
            return rows.keySet().stream().mapToLong(Long::longValue).toArray();
        }

        @Override
        public void readAfter(long entry, Consumer<CachedEntry> sink) {
            read += rows.tailMap(entry, false).size();
            rows.tailMap(entry, false).values().forEach(sink);
        }

        static float[] vector(long place, int dimensions) {
            float[] vector = new float[dimensions];
            vector[0] = (float) Math.cos(place * 0.001);
            vector[1] = (float) Math.sin(place * 0.001);
            return vector;
        }
    }
}
