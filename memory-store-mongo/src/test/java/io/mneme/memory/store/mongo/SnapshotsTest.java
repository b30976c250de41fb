package io.mneme.memory.store.mongo;

import static org.assertj.core.api.Assertions.assertThat;

import io.mneme.memory.thread.ThreadKey;
import java.util.List;
import org.bson.Document;
import org.junit.jupiter.api.Test;

/** When a head read before the batches and one read after them say that the batches are of one moment. */
class SnapshotsTest {

    @Test
    void equal_heads_are_alike() {
        assertThat(Snapshots.alike(List.of(head("live", 1, 7, 4), head("live", 1, 7, 4))))
                .isPresent();
    }

    @Test
    void appends_in_between_do_not_matter_and_the_older_last_place_counts() {
        assertThat(Snapshots.alike(List.of(head("live", 1, 7, 6), head("live", 1, 7, 4))))
                .hasValueSatisfying(head -> assertThat(head.lastSequence()).isEqualTo(4));
    }

    @Test
    void any_other_change_matters() {
        Head before = head("live", 1, 7, 4);
        assertThat(Snapshots.alike(List.of(before, head("live", 1, 8, 4)))).isEmpty();
        assertThat(Snapshots.alike(List.of(before, head("live", 2, 7, 4)))).isEmpty();
        assertThat(Snapshots.alike(List.of(before, head("deleted", 1, 7, 4)))).isEmpty();
        assertThat(Snapshots.alike(List.of(before))).isEmpty();
    }

    @Test
    void what_either_says_is_being_deleted_is_deleted() {
        Head swept = head("live", 1, 7, 4);
        Head deleting = head("live", 1, 7, 4);
        deleting.document().append(Fields.DELETING, List.of(new Document(Fields.START, 1L).append(Fields.PLACE, 2L)));
        for (List<Head> order : List.of(List.of(swept, deleting), List.of(deleting, swept))) {
            assertThat(Snapshots.alike(order))
                    .hasValueSatisfying(
                            head -> assertThat(head.deletingPlaces()).containsExactly(2L));
        }
    }

    private static Head head(String state, long generation, long version, long lastSequence) {
        return Head.of(
                ThreadKey.of("owner", "thread"),
                new Document(Fields.STATE, state)
                        .append(Fields.GENERATION, generation)
                        .append(Fields.VERSION, version)
                        .append(Fields.LAST_SEQUENCE, lastSequence));
    }
}
