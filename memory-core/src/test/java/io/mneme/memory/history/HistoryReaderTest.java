package io.mneme.memory.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mneme.memory.MemoryException.InvalidInput;
import io.mneme.memory.history.ToolPairsTest.Messages;
import io.mneme.memory.message.Message;
import io.mneme.memory.thread.ThreadKey;
import java.util.List;
import org.junit.jupiter.api.Test;

class HistoryReaderTest {

    private static final ThreadKey KEY = ThreadKey.of("alice", "support");

    private final ListedMessages store = new ListedMessages();

    @Test
    void the_newest_messages_come_oldest_first_in_one_read() {
        users(30);
        assertThat(texts(read(3, Long.MAX_VALUE))).containsExactly("27", "28", "29", "30");
        assertThat(store.reads()).isEqualTo(1);
    }

    @Test
    void history_can_end_at_an_earlier_message() {
        users(30);
        assertThat(texts(read(2, 10))).containsExactly("8", "9", "10");
        assertThat(texts(read(0, 10))).containsExactly("10");
        assertThat(texts(read(5, 2))).containsExactly("1", "2");
        assertThat(read(5, 0)).isEmpty();
    }

    @Test
    void a_thread_without_messages_has_no_history() {
        assertThat(read(20, Long.MAX_VALUE)).isEmpty();
        assertThat(store.reads()).isEqualTo(1);
    }

    @Test
    void a_result_at_the_start_brings_its_call_and_what_lies_between() {
        users(10);
        store.add(Messages.answer(Messages.call("a"), Messages.call("b")));
        store.add(Messages.results("a"));
        store.add(Messages.results("b"));
        store.add(Messages.user("thanks"));
        List<Message> history = read(1, Long.MAX_VALUE);
        assertThat(history).hasSize(4);
        assertThat(history.get(0).parts()).containsExactly(Messages.call("a"), Messages.call("b"));
        assertThat(store.reads()).isEqualTo(2);
    }

    @Test
    void a_call_that_is_gone_does_not_hide_another_one() {
        store.add(Messages.answer(Messages.call("a")));
        store.add(Messages.results("gone"));
        store.add(Messages.results("a"));
        store.add(Messages.user("thanks"));
        assertThat(read(2, Long.MAX_VALUE)).hasSize(3);
    }

    @Test
    void a_call_that_lies_too_far_back_is_given_up_with_its_result() {
        store.add(Messages.answer(Messages.call("a")));
        users(60);
        store.add(Messages.results("a"));
        store.add(Messages.user("thanks"));
        assertThat(texts(read(1, Long.MAX_VALUE))).containsExactly("thanks");
        assertThat(store.reads()).isEqualTo(2);
    }

    @Test
    void a_call_whose_result_is_still_missing_is_left_out() {
        store.add(Messages.user("weather?"));
        store.add(Messages.answer(Messages.call("a")));
        assertThat(texts(read(20, Long.MAX_VALUE))).containsExactly("weather?");
        assertThat(store.reads()).isEqualTo(1);
    }

    @Test
    void the_longest_history_is_999_messages_and_the_one_to_answer() {
        users(1_100);
        assertThat(read(HistoryOptions.MAX_LAST_MESSAGES, Long.MAX_VALUE)).hasSize(1_000);
        assertThatThrownBy(() -> new HistoryOptions(1_000)).isInstanceOf(InvalidInput.class);
        assertThatThrownBy(() -> new HistoryOptions(-1)).isInstanceOf(InvalidInput.class);
    }

    private void users(int count) {
        for (int i = 1; i <= count; i++) {
            store.add(Messages.user(Integer.toString(i)));
        }
    }

    private List<Message> read(int lastMessages, long upTo) {
        return new HistoryReader(store).read(KEY, new HistoryOptions(lastMessages), upTo);
    }

    private static List<String> texts(List<Message> messages) {
        return messages.stream().map(Message::text).toList();
    }
}
