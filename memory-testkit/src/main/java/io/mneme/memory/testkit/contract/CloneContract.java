package io.mneme.memory.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mneme.memory.MemoryException.Conflict;
import io.mneme.memory.MemoryException.NotFound;
import io.mneme.memory.message.Message;
import io.mneme.memory.message.Role;
import io.mneme.memory.testkit.Fresh;
import io.mneme.memory.testkit.Samples;
import io.mneme.memory.thread.CloneSelection;
import io.mneme.memory.thread.CloneThread;
import io.mneme.memory.thread.MemoryThread;
import io.mneme.memory.thread.ThreadKey;
import io.mneme.memory.thread.ThreadUpdate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** A thread is copied with its messages, or with some of them. */
public interface CloneContract extends StoreContract {

    /** When the copies are made. */
    Instant LATER = Samples.TIME.plusSeconds(3_600);

    @Test
    default void a_whole_thread_is_copied_without_loss_and_the_source_stays() {
        ThreadKey source = Fresh.thread("source");
        ThreadKey target = Fresh.sibling(source, "target");
        store().threads().create(ThreadUpdateContract.rich(source));
        Steps.append(store(), source, Samples.everyKind());
        store().threads().update(source, new ThreadUpdate.Archive(), Samples.TIME);
        MemoryThread before = Steps.get(store(), source);
        CloneThread order = order(source, target, new CloneSelection.All());
        MemoryThread copy = store().threads().copy(order);
        assertThat(copy).isEqualTo(started(order, before, 4, 1));
        assertThat(store().threads().find(target)).contains(copy);
        assertThat(Steps.plain(Steps.all(store(), target))).isEqualTo(Samples.everyKind());
        assertThat(Steps.places(Steps.all(store(), target))).containsExactly(1L, 2L, 3L, 4L);
        assertThat(Steps.get(store(), source)).isEqualTo(before);
        assertThat(Steps.plain(Steps.all(store(), source))).isEqualTo(Samples.everyKind());
    }

    @Test
    default void places_of_a_copy_are_numbered_from_1_without_gaps() {
        ThreadKey source = tenMessages();
        store().messages().delete(source, Steps.idSet("m1", "m4", "m5"));
        ThreadKey target = Fresh.sibling(source, "target");
        MemoryThread copy = store().threads().copy(order(source, target, new CloneSelection.All()));
        assertThat(copy.lastSequence()).isEqualTo(7);
        assertThat(Steps.ids(store(), target)).containsExactly("m2", "m3", "m6", "m7", "m8", "m9", "m10");
        assertThat(Steps.places(Steps.all(store(), target)))
                .isEqualTo(LongStream.rangeClosed(1, 7).boxed().toList());
        assertThat(Steps.append(store(), target, Samples.user("new", "x")).lastSequence())
                .isEqualTo(8);
    }

    @Test
    default void the_newest_messages_are_copied() {
        ThreadKey source = tenMessages();
        store().messages().delete(source, Steps.idSet("m9"));
        assertThat(copied(source, "last 3", new CloneSelection.Last(3))).containsExactly("m7", "m8", "m10");
        assertThat(copied(source, "last 100", new CloneSelection.Last(100))).hasSize(9);
        assertThat(copied(source, "last of all", new CloneSelection.Last(Integer.MAX_VALUE)))
                .hasSize(9);
    }

    @Test
    default void messages_of_a_range_of_time_are_copied() {
        ThreadKey source = Fresh.thread("source");
        for (int second = 1; second <= 6; second++) {
            Steps.append(store(), source, at("m" + second, Samples.TIME.plusSeconds(second)));
        }
        Instant since = Samples.TIME.plusSeconds(2);
        Instant until = Samples.TIME.plusSeconds(5);
        assertThat(copied(source, "range", new CloneSelection.Between(since, until)))
                .containsExactly("m2", "m3", "m4");
        assertThat(copied(source, "empty range", new CloneSelection.Between(until, since)))
                .isEmpty();
    }

    @Test
    default void chosen_messages_are_copied_in_the_order_of_the_source() {
        ThreadKey source = tenMessages();
        CloneSelection chosen = new CloneSelection.Messages(Steps.idSet("m9", "m2", "m5"));
        assertThat(copied(source, "chosen", chosen)).containsExactly("m2", "m5", "m9");
    }

    @Test
    default void an_unknown_chosen_message_fails_the_copy() {
        ThreadKey source = tenMessages();
        ThreadKey target = Fresh.sibling(source, "target");
        CloneSelection chosen = new CloneSelection.Messages(Steps.idSet("m1", "unknown"));
        assertThatThrownBy(() -> store().threads().copy(order(source, target, chosen)))
                .isInstanceOf(NotFound.class);
        assertThat(store().threads().find(target)).isEmpty();
        assertThat(Steps.append(store(), target, Samples.user("m1", "x")).incarnation())
                .isEqualTo(1);
    }

    @Test
    default void a_thread_that_is_not_there_cannot_be_copied() {
        ThreadKey source = tenMessages();
        ThreadKey target = Fresh.sibling(source, "target");
        store().threads().delete(source, Samples.TIME);
        for (ThreadKey missing : List.of(source, Fresh.sibling(source, "never"))) {
            assertThatThrownBy(() -> store().threads().copy(order(missing, target, new CloneSelection.All())))
                    .isInstanceOf(NotFound.class);
        }
        assertThat(store().threads().find(target)).isEmpty();
    }

    @Test
    default void a_thread_that_exists_is_not_overwritten() {
        ThreadKey source = tenMessages();
        ThreadKey target = Fresh.sibling(source, "target");
        Steps.append(store(), target, Samples.user("mine", "x"));
        OwnerState before = OwnerState.of(store(), source.resource());
        assertThatThrownBy(() -> store().threads().copy(order(source, target, new CloneSelection.All())))
                .isInstanceOf(Conflict.class);
        assertThat(OwnerState.of(store(), source.resource())).isEqualTo(before);
    }

    @Test
    default void of_several_failures_the_source_counts_first_and_a_chosen_message_last() {
        ThreadKey source = tenMessages();
        ThreadKey taken = Fresh.sibling(source, "taken");
        ThreadKey missing = Fresh.sibling(source, "missing");
        Steps.create(store(), taken);
        CloneSelection unknown = new CloneSelection.Messages(Steps.idSet("unknown"));
        assertThatThrownBy(() -> store().threads().copy(order(missing, taken, unknown)))
                .isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> store().threads().copy(order(source, taken, unknown)))
                .isInstanceOf(Conflict.class);
    }

    @Test
    default void a_copy_in_the_place_of_a_deleted_thread_is_a_new_incarnation() {
        ThreadKey source = tenMessages();
        ThreadKey target = Fresh.sibling(source, "target");
        Steps.append(store(), target, Samples.batch("old", 1, 20));
        store().threads().delete(target, Samples.TIME);
        MemoryThread copy = store().threads().copy(order(source, target, new CloneSelection.Last(2)));
        assertThat(copy.incarnation()).isEqualTo(2);
        assertThat(Steps.ids(store(), target)).containsExactly("m9", "m10");
    }

    @Test
    default void a_copy_and_its_source_are_apart() {
        ThreadKey source = tenMessages();
        ThreadKey target = Fresh.sibling(source, "target");
        store().threads().copy(order(source, target, new CloneSelection.All()));
        store().messages().delete(source, Steps.idSet("m1"));
        Steps.append(store(), target, Samples.user("copy only", "x"));
        assertThat(Steps.ids(store(), target)).hasSize(11).startsWith("m1");
        store().threads().delete(source, Samples.TIME);
        assertThat(Steps.ids(store(), target)).hasSize(11);
    }

    @Test
    default void a_thread_longer_than_a_page_is_copied_whole() {
        ThreadKey source = Fresh.thread("source");
        List<Message> messages = new ArrayList<>();
        for (int part = 0; part < 3; part++) {
            List<Message> more = Samples.batch("part" + part + "-", 0, 900);
            messages.addAll(more);
            Steps.append(store(), source, more);
        }
        ThreadKey target = Fresh.sibling(source, "target");
        store().threads().copy(order(source, target, new CloneSelection.All()));
        assertThat(Steps.plain(Steps.all(store(), target))).isEqualTo(messages);
    }

    @Test
    default void the_copys_title_is_chosen_or_made_from_the_sources() {
        ThreadKey source = tenMessages();
        ThreadUpdate rename = new ThreadUpdate.Rename(Optional.of("Trip"));
        assertThat(copy(source, "untitled", Optional.empty()).title()).isEmpty();
        store().threads().update(source, rename, Samples.TIME);
        assertThat(copy(source, "made", Optional.empty()).title()).contains("Copy of Trip");
        assertThat(copy(source, "chosen", Optional.of("Plan B")).title()).contains("Plan B");
    }

    private MemoryThread copy(ThreadKey source, String target, Optional<String> title) {
        ThreadKey to = Fresh.sibling(source, target);
        return store().threads().copy(new CloneThread(source, to, new CloneSelection.All(), title, LATER));
    }

    private List<String> copied(ThreadKey source, String name, CloneSelection selection) {
        ThreadKey target = Fresh.sibling(source, name);
        MemoryThread copy = store().threads().copy(order(source, target, selection));
        List<String> ids = Steps.ids(store(), target);
        assertThat(copy.lastSequence()).isEqualTo(ids.size());
        return ids;
    }

    private ThreadKey tenMessages() {
        ThreadKey source = Fresh.thread("source");
        Steps.append(store(), source, Samples.batch(10));
        return source;
    }

    private static CloneThread order(ThreadKey source, ThreadKey target, CloneSelection selection) {
        return new CloneThread(source, target, selection, Optional.empty(), LATER);
    }

    private static Message at(String id, Instant time) {
        return Samples.message(Role.USER, id).text("x").createdAt(time).build();
    }

    private static MemoryThread started(CloneThread order, MemoryThread source, long last, long incarnation) {
        MemoryThread empty = order.newThread(source).created(incarnation);
        return new MemoryThread(
                empty.key(),
                empty.title(),
                empty.metadata(),
                empty.createdAt(),
                empty.updatedAt(),
                empty.archivedAt(),
                last,
                incarnation);
    }
}
