package io.mneme.memory.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.mneme.memory.message.MessageId;
import io.mneme.memory.message.StoredMessage;
import io.mneme.memory.testkit.Fresh;
import io.mneme.memory.testkit.HostileIds;
import io.mneme.memory.testkit.Samples;
import io.mneme.memory.thread.MemoryThread;
import io.mneme.memory.thread.ResourceId;
import io.mneme.memory.thread.ThreadKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Ids are compared exactly: no id matches another, however alike they look, and none is read as a pattern. */
public interface LookalikeContract extends StoreContract {

    @Test
    default void owners_with_hostile_and_alike_ids_are_all_different() {
        String prefix = Fresh.prefix();
        eachHasItsOwn(ids(200).map(id -> ThreadKey.of(prefix + id, "support")).toList());
    }

    @Test
    default void threads_with_hostile_and_alike_ids_are_all_different() {
        String owner = Fresh.owner().value();
        eachHasItsOwn(ids(255).map(id -> ThreadKey.of(owner, id)).toList());
    }

    @Test
    default void keys_that_join_to_the_same_text_are_different() {
        String prefix = Fresh.prefix();
        List<ThreadKey> keys = new ArrayList<>();
        for (String separator : List.of("", "/", ":", "|", "-", ".", "\\", "\"", "', '", "\uFFFF")) {
            keys.add(ThreadKey.of(prefix + "a" + separator + "b" + separator, "c" + separator + "d"));
            keys.add(ThreadKey.of(prefix + "a" + separator, "b" + separator + "c" + separator + "d"));
            keys.add(ThreadKey.of(prefix + "a" + separator + "b" + separator + "c", separator + "d"));
        }
        eachHasItsOwn(keys.stream().distinct().toList());
    }

    @Test
    default void messages_with_hostile_and_alike_ids_are_all_different() {
        ThreadKey key = Fresh.thread();
        List<String> ids = ids(255).toList();
        ids.forEach(id -> Steps.append(store(), key, Samples.user(id, "text of " + id)));
        assertThat(Steps.ids(store(), key)).isEqualTo(ids);
        for (String id : ids) {
            assertThat(store().messages().find(key, MessageId.of(id)).map(StoredMessage::text))
                    .contains("text of " + id);
        }
        List<String> left = new ArrayList<>(ids);
        for (String id : ids) {
            assertThat(store().messages().delete(key, Set.of(MessageId.of(id)))).isEqualTo(1);
            left.remove(id);
            assertThat(store().messages().count(key)).isEqualTo(left.size());
        }
    }

    /** Writes to every key, then deletes one after the other. */
    private void eachHasItsOwn(List<ThreadKey> keys) {
        for (ThreadKey key : keys) {
            Steps.append(store(), key, Samples.user("m1", "text of " + key));
        }
        for (ThreadKey key : keys) {
            assertThat(Steps.all(store(), key))
                    .containsExactly(new StoredMessage(1, Samples.user("m1", "text of " + key)));
            assertThat(Steps.get(store(), key).key()).isEqualTo(key);
        }
        keys.stream()
                .map(ThreadKey::resource)
                .distinct()
                .forEach(owner -> assertThat(threadsOf(owner))
                        .containsExactlyInAnyOrderElementsOf(keys.stream()
                                .filter(key -> key.resource().equals(owner))
                                .toList()));
        for (ThreadKey key : keys) {
            // True for each: none went together with another one.
            assertThat(store().threads().delete(key, Samples.TIME))
                    .as("%s is there", key)
                    .isTrue();
            assertThat(store().messages().count(key)).isZero();
        }
    }

    private List<ThreadKey> threadsOf(ResourceId owner) {
        return OwnerState.of(store(), owner).threads().stream()
                .map(MemoryThread::key)
                .toList();
    }

    private static Stream<String> ids(int maxLength) {
        return Stream.concat(HostileIds.ALL.stream(), HostileIds.LOOKALIKES.stream())
                .distinct()
                .filter(id -> id.length() <= maxLength);
    }
}
