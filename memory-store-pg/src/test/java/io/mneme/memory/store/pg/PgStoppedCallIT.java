package io.mneme.memory.store.pg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mneme.memory.MemoryException.Unavailable;
import io.mneme.memory.message.Message;
import io.mneme.memory.message.MessageId;
import io.mneme.memory.message.Role;
import io.mneme.memory.port.store.Append;
import io.mneme.memory.port.store.AppendCondition;
import io.mneme.memory.testkit.Fresh;
import io.mneme.memory.testkit.Samples;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * A server may answer with success although the call was told to stop: with synchronous replication, a commit that
 * waited for the standby is then on the primary alone. Here a trigger swallows the cancel.
 */
@Timeout(60)
class PgStoppedCallIT {

    private final PgStoreOptions options =
            TestDatabase.options().statementTimeout(Duration.ofMillis(200)).build();
    private final Append append = new Append(
            Fresh.thread(),
            List.of(Message.builder(Role.USER)
                    .id(MessageId.of("m1"))
                    .text("late")
                    .build()),
            AppendCondition.ANY,
            Samples.TIME);

    @Test
    void success_after_the_deadline_is_not_reported_as_success() {
        try (PgMemoryStore store = PgMemoryStore.open(options)) {
            String messages = "\"" + options.schema() + "\".messages";
            TestDatabase.execute(
                    "create function \"" + options.schema() + "\".swallow() returns trigger language plpgsql as $$"
                            + " begin begin perform pg_sleep(50); exception when query_canceled then null; end;"
                            + " return new; end $$; create trigger swallow before insert on " + messages
                            + " for each row execute function \"" + options.schema() + "\".swallow()");
            assertThatThrownBy(() -> store.messages().append(append)).isInstanceOf(Unavailable.class);
            TestDatabase.execute("drop trigger swallow on " + messages);
            assertThat(store.messages().append(append).messages())
                    .singleElement()
                    .satisfies(message -> assertThat(message.added()).isFalse());
        } finally {
            TestDatabase.drop(options);
        }
    }
}
