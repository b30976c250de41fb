package io.mneme.memory.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.mneme.memory.MemoryException.Conflict;
import io.mneme.memory.port.store.MemoryStore;
import io.mneme.memory.testkit.Fresh;
import io.mneme.memory.testkit.Outcome;
import io.mneme.memory.testkit.Samples;
import io.mneme.memory.thread.MemoryThread;
import io.mneme.memory.thread.Page;
import io.mneme.memory.thread.ResourceId;
import io.mneme.memory.thread.ThreadId;
import io.mneme.memory.thread.ThreadKey;
import io.mneme.memory.thread.ThreadQuery;
import io.mneme.memory.thread.ThreadUpdate;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import org.junit.jupiter.api.Test;

/** What belongs to one owner does not exist for another. */
public interface OwnershipContract extends StoreContract {

    @Test
    default void one_thread_id_under_two_owners_is_two_threads() {
        ThreadKey alices = Fresh.thread();
        ThreadKey bobs = Fresh.thread();
        Steps.append(store(), alices, Samples.user("m1", "I prefer dark mode"));
        Steps.append(store(), bobs, Samples.user("m1", "I prefer light mode"), Samples.user("m2", "x"));
        store().threads().update(bobs, new ThreadUpdate.Rename(Optional.of("Bob's")), Samples.TIME);
        assertThat(Steps.plain(Steps.all(store(), alices))).containsExactly(Samples.user("m1", "I prefer dark mode"));
        assertThat(Steps.get(store(), alices).title()).isEmpty();
        assertThat(store().messages().count(bobs)).isEqualTo(2);
        store().threads().delete(bobs, Samples.TIME);
        assertThat(Steps.ids(store(), alices)).containsExactly("m1");
    }

    @Test
    default void every_call_with_anothers_thread_answers_as_for_one_that_is_not_there_and_changes_nothing() {
        ThreadKey alices = Fresh.thread("support");
        Steps.append(store(), alices, Samples.batch(2));
        OwnerState before = OwnerState.of(store(), alices.resource());
        EveryCall.calls().forEach((name, call) -> {
            String foreign = answer(call, Fresh.owner(), "support");
            String missing = answer(call, Fresh.owner(), "missing");
            assertThat(foreign).as(name).isEqualTo(missing);
            assertThat(OwnerState.of(store(), alices.resource())).as(name).isEqualTo(before);
        });
    }

    /** The answer with both ids blotted out, so that two answers can be compared word by word. */
    private String answer(BiFunction<MemoryStore, ThreadKey, Object> call, ResourceId owner, String thread) {
        ThreadKey key = new ThreadKey(owner, ThreadId.of(thread));
        Outcome<Object> outcome = Outcome.of(() -> call.apply(store(), key));
        return String.valueOf(outcome).replace(owner.value(), "OWNER").replace(thread, "THREAD");
    }

    @Test
    default void a_condition_on_anothers_thread_is_a_condition_on_ones_own() {
        ThreadKey alices = Fresh.thread();
        Steps.append(store(), alices, Samples.batch(2));
        ThreadKey mallorys = Fresh.thread();
        Steps.append(store(), mallorys, Samples.batch("own", 1, 1));
        Outcome<Object> guess =
                Outcome.of(() -> EveryCall.calls().get("append after 2").apply(store(), mallorys));
        assertThat(guess.failedWith(Conflict.class)).isTrue();
        assertThat(Steps.ids(store(), mallorys)).containsExactly("own1");
    }

    @Test
    default void a_cursor_of_anothers_list_shows_ones_own_threads_only() {
        ThreadKey alices = Fresh.thread("a");
        Steps.create(store(), alices);
        Steps.create(store(), Fresh.sibling(alices, "b"));
        ThreadKey mallorys = Fresh.thread("c");
        Steps.create(store(), mallorys);
        ThreadQuery query = ThreadQuery.ALL.limit(1);
        String cursor = store().threads().list(alices.resource(), query).next().orElseThrow();
        for (ThreadQuery stolen : new ThreadQuery[] {query.after(cursor), query.before(cursor)}) {
            Page<MemoryThread> page = store().threads().list(mallorys.resource(), stolen);
            assertThat(page.items()).allMatch(thread -> thread.key().equals(mallorys));
        }
    }

    @Test
    default void deleting_everything_of_one_owner_leaves_every_count_of_another() {
        ResourceId alice = Fresh.owner();
        ResourceId bob = Fresh.owner();
        for (String thread : new String[] {"one", "two", "three"}) {
            Steps.append(store(), new ThreadKey(alice, ThreadId.of(thread)), Samples.batch(5));
            Steps.append(store(), new ThreadKey(bob, ThreadId.of(thread)), Samples.batch(5));
        }
        OwnerState before = OwnerState.of(store(), bob);
        store().messages().delete(new ThreadKey(alice, ThreadId.of("one")), Steps.idSet("m1", "m2"));
        store().messages().deleteAll(new ThreadKey(alice, ThreadId.of("two")));
        store().threads()
                .list(alice, ThreadQuery.ALL)
                .items()
                .forEach(thread -> store().threads().delete(thread.key(), Samples.TIME));
        assertThat(store().threads().list(alice, ThreadQuery.ALL).items()).isEmpty();
        assertThat(OwnerState.of(store(), bob)).isEqualTo(before);
    }

    @Test
    default void metadata_of_anothers_threads_is_not_found() {
        ThreadKey alices = Fresh.thread();
        Steps.create(store(), alices, Map.of("secret", "x"));
        ThreadKey mallorys = Fresh.thread();
        Steps.create(store(), mallorys, Map.of("secret", "y"));
        PageWalk.checkEmpty(
                store().threads().list(mallorys.resource(), ThreadQuery.ALL.metadata(Map.of("secret", "x"))));
    }
}
