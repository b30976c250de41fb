package io.mneme.memory.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mneme.memory.MemoryException.InvalidInput;
import io.mneme.memory.message.Message;
import io.mneme.memory.message.MessageId;
import io.mneme.memory.testkit.Fresh;
import io.mneme.memory.testkit.Samples;
import io.mneme.memory.thread.ThreadKey;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What the value types cannot refuse, the store refuses; it changes nothing then. */
public interface BadInputContract extends StoreContract {

    @Test
    default void numbers_of_neighbours_are_0_to_1000() {
        ThreadKey key = Fresh.thread();
        Steps.append(store(), key, Samples.batch(2));
        MessageId id = MessageId.of("m1");
        for (int wrong : new int[] {-1, 1_001, Integer.MIN_VALUE, Integer.MAX_VALUE}) {
            assertThatThrownBy(() -> store().messages().neighbours(key, id, wrong, 0))
                    .isInstanceOf(InvalidInput.class);
            assertThatThrownBy(() -> store().messages().neighbours(key, id, 0, wrong))
                    .isInstanceOf(InvalidInput.class);
        }
    }

    @Test
    default void one_to_1000_messages_are_deleted_at_once() {
        ThreadKey key = Fresh.thread();
        Steps.append(store(), key, Samples.batch(2));
        Set<MessageId> many = Samples.batch(1_001).stream().map(Message::id).collect(Collectors.toSet());
        assertThatThrownBy(() -> store().messages().delete(key, many)).isInstanceOf(InvalidInput.class);
        assertThatThrownBy(() -> store().messages().delete(key, Set.of())).isInstanceOf(InvalidInput.class);
        assertThat(store().messages().count(key)).isEqualTo(2);
    }
}
