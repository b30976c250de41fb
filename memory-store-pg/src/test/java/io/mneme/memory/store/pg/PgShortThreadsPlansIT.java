package io.mneme.memory.store.pg;

import static org.assertj.core.api.Assertions.assertThat;

import io.mneme.memory.message.MessageId;
import io.mneme.memory.message.MessageQuery;
import io.mneme.memory.thread.ThreadKey;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Where most threads are about as long as a page, a long one must not be read as a whole and sorted. */
class PgShortThreadsPlansIT {

    private static final ThreadKey THREAD = ThreadKey.of("owner-1", "thread-1");

    @Test
    void pages_come_in_the_order_of_the_primary_key() throws SQLException {
        PgStoreOptions options = TestDatabase.options("?preferQueryMode=simple").build();
        PgNames names = PgNames.of(options);
        try (PgMemoryStore store = PgMemoryStore.open(options);
                Plans plans = new Plans(store, "owner-1")) {
            for (int length : List.of(100, 180, 900)) {
                fill(plans, names.qualified("messages"), length);
                inOrder(List.of(plans.any(new MessageList(names).newest(20))));
                inOrder(plans.of(() -> store.messages().list(THREAD, MessageQuery.ALL.limit(20))));
                inOrder(plans.of(() -> store.messages().neighbours(THREAD, MessageId.of("m1"), 20, 20)));
            }
        } finally {
            TestDatabase.drop(options);
        }
    }

    /**
     * 100 owners with a thread each, all at once: the planner takes both columns for independent, a thread for short.
     */
    private static void fill(Plans plans, String messages, int length) throws SQLException {
        plans.execute("delete from " + messages);
        plans.execute("insert into " + messages
                + " (resource_id, thread_id, sequence, created_at, message_id, role, body)"
                + " select 'owner-' || o, 'thread-' || o, n, now(), 'm' || n, 'user', jsonb_build_object('parts',"
                + " jsonb_build_array(jsonb_build_object('type', 'text', 'text', repeat('x', 300))))"
                + " from generate_series(0, 99) o, generate_series(1, " + length + ") n order by n, o");
        plans.execute("analyze " + messages);
    }

    private static void inOrder(List<String> plans) {
        assertThat(plans)
                .isNotEmpty()
                .allSatisfy(plan -> assertThat(plan).contains("messages_pkey").doesNotContain("Sort", "Bitmap"));
    }
}
