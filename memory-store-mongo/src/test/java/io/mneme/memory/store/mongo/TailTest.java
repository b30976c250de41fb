package io.mneme.memory.store.mongo;

import static org.assertj.core.api.Assertions.assertThat;

import io.mneme.memory.message.StoredMessage;
import io.mneme.memory.testkit.Samples;
import io.mneme.memory.thread.ThreadKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.bson.Document;
import org.junit.jupiter.api.Test;

/** When batches that were read one after the other are of one moment. */
class TailTest {

    private static final ThreadKey KEY = ThreadKey.of("owner", "thread");
    private static final ScanOrder NEWEST = new ScanOrder(false, OptionalLong.empty(), 5, List.of());

    @Test
    void batches_without_a_gap_back_to_the_beginning() {
        assertThat(places(collect(head(4, 0), NEWEST, batch(3, 2), batch(1, 2))))
                .containsExactly(4L, 3L, 2L, 1L);
    }

    @Test
    void as_many_as_are_wanted_need_no_beginning() {
        assertThat(places(collect(head(9, 0), NEWEST, batch(8, 2), batch(5, 3), batch(2, 3))))
                .containsExactly(9L, 8L, 7L, 6L, 5L);
    }

    @Test
    void back_to_what_was_deleted() {
        assertThat(places(collect(head(6, 4), NEWEST, batch(5, 2), batch(3, 2))))
                .containsExactly(6L, 5L);
        assertThat(places(collect(head(6, 6), NEWEST))).isEmpty();
    }

    @Test
    void what_came_after_the_head_was_read_is_left_out() {
        assertThat(places(collect(head(4, 2), NEWEST, batch(5, 2), batch(3, 2))))
                .containsExactly(4L, 3L);
    }

    @Test
    void a_batch_that_is_gone_makes_it_unsure() {
        assertThat(collect(head(6, 0), NEWEST, batch(5, 2), batch(1, 2)))
                .as("in the middle")
                .isEmpty();
        assertThat(collect(head(6, 0), NEWEST, batch(3, 2), batch(1, 2)))
                .as("at the end")
                .isEmpty();
        assertThat(collect(head(6, 0), NEWEST, batch(5, 2), batch(3, 2)))
                .as("at the beginning")
                .isEmpty();
        assertThat(collect(head(6, 0), NEWEST)).as("all").isEmpty();
    }

    @Test
    void messages_removed_after_the_head_was_read_make_it_unsure() {
        Document later = batch(3, 2).append(Fields.REMOVED_AT, 8L);
        Document before = batch(1, 2).append(Fields.REMOVED_AT, 7L);
        assertThat(collect(head(4, 0), NEWEST, later, before)).isEmpty();
        assertThat(places(collect(head(4, 0), NEWEST, batch(3, 2), before))).containsExactly(4L, 3L, 2L, 1L);
    }

    @Test
    void messages_that_the_head_says_are_deleted_are_left_out() {
        Head head = head(4, 0);
        head.document().append(Fields.DELETING, List.of(deleting(2)));
        assertThat(places(collect(head, NEWEST, batch(3, 2), batch(1, 2)))).containsExactly(4L, 3L, 1L);
    }

    @Test
    void emptied_batches_are_passed_over() {
        Document emptied = batch(3, 4).append(Fields.MESSAGES, List.of());
        assertThat(places(collect(head(7, 0), NEWEST, batch(7, 1), emptied, batch(1, 2))))
                .containsExactly(7L, 2L, 1L);
        assertThat(collect(head(7, 0), NEWEST, batch(7, 1), emptied))
                .as("too few, and not at the beginning")
                .isEmpty();
    }

    @Test
    void what_is_missing_can_be_added() {
        Tail tail = new Tail(head(8, 0), NEWEST, 100);
        assertThat(tail.add(List.of(batch(7, 2)))).isTrue();
        assertThat(tail.isComplete()).isFalse();
        assertThat(tail.missing()).isEqualTo(3);
        assertThat(tail.add(List.of(batch(5, 2), batch(1, 4)))).isTrue();
        assertThat(tail.isComplete()).isTrue();
        assertThat(places(Optional.of(tail.messages()))).containsExactly(8L, 7L, 6L, 5L, 4L);
        assertThat(tail.fill()).isEqualTo(5 / 3.0);
    }

    @Test
    void what_is_added_must_follow_too() {
        Tail tail = new Tail(head(8, 0), NEWEST, 100);
        assertThat(tail.add(List.of(batch(7, 2)))).isTrue();
        assertThat(tail.add(List.of(batch(3, 2)))).isFalse();
    }

    @Test
    void a_batch_cut_off_before_enough_messages_count_makes_it_unsure() {
        Head head = head(8, 0);
        head.document().append(Fields.DELETING, List.of(deleting(8), deleting(7), deleting(6)));
        Document cut = batch(1, 8);
        cut.put(Fields.MESSAGES, cut.getList(Fields.MESSAGES, Document.class).subList(2, 8));
        assertThat(new Tail(head, NEWEST, 6).add(List.of(cut))).isFalse();
        assertThat(places(collect(head, NEWEST, batch(1, 8)))).containsExactly(5L, 4L, 3L, 2L, 1L);
    }

    @Test
    void below_a_cursor_in_the_middle_of_a_batch() {
        ScanOrder below = new ScanOrder(false, OptionalLong.of(4), 2, List.of());
        assertThat(places(collect(head(9, 0), below, batch(3, 4), batch(1, 2)))).containsExactly(3L, 2L);
    }

    @Test
    void a_batch_cut_off_below_a_cursor_makes_it_unsure() {
        ScanOrder below = new ScanOrder(false, OptionalLong.of(4), 2, List.of());
        assertThat(new Tail(head(9, 0), below, 4).add(List.of(batch(3, 4), batch(1, 2))))
                .isFalse();
    }

    private static Optional<List<StoredMessage>> collect(Head head, ScanOrder order, Document... batches) {
        Tail tail = new Tail(head, order, 100);
        return tail.add(List.of(batches)) && tail.isComplete() ? Optional.of(tail.messages()) : Optional.empty();
    }

    private static List<Long> places(Optional<List<StoredMessage>> found) {
        return found.orElseThrow().stream().map(StoredMessage::sequence).toList();
    }

    private static Document deleting(long place) {
        return new Document(Fields.START, 1L).append(Fields.PLACE, place);
    }

    private static Head head(long lastSequence, long deletedUpTo) {
        return Head.of(
                KEY,
                new Document(Fields.STATE, "live")
                        .append(Fields.GENERATION, 1L)
                        .append(Fields.VERSION, 7L)
                        .append(Fields.LAST_SEQUENCE, lastSequence)
                        .append(Fields.DELETED_UP_TO, deletedUpTo));
    }

    private static Document batch(long start, int size) {
        Batch batch = new Batch(KEY, 1, start, size, 0, "writer");
        List<Document> messages = new ArrayList<>();
        Samples.batch("m", (int) start, size).forEach(message -> messages.add(StoredMessages.encode(message)));
        return new Document(Fields.ID, Keys.batch(KEY, 1, start))
                .append(Fields.GENERATION, 1L)
                .append(Fields.SIZE, (long) size)
                .append(Fields.MESSAGES, batch.placed(messages));
    }
}
