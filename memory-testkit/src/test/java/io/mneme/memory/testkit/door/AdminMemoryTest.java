package io.mneme.memory.testkit.door;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mneme.memory.AdminMemory;
import io.mneme.memory.Memory;
import io.mneme.memory.MemoryException.Conflict;
import io.mneme.memory.MemoryException.InvalidInput;
import io.mneme.memory.MemoryException.NotFound;
import io.mneme.memory.message.MessageQuery;
import io.mneme.memory.port.observation.AuditEvent;
import io.mneme.memory.port.observation.Principal;
import io.mneme.memory.testkit.InMemoryMemoryStore;
import io.mneme.memory.testkit.Samples;
import io.mneme.memory.testkit.SettableClock;
import io.mneme.memory.thread.ResourceId;
import io.mneme.memory.thread.ResourceQuery;
import io.mneme.memory.thread.ThreadId;
import io.mneme.memory.thread.ThreadKey;
import io.mneme.memory.thread.ThreadQuery;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AdminMemoryTest {

    private static final ResourceId ALICE = ResourceId.of("alice");
    private static final ResourceId BOB = ResourceId.of("bob");
    private static final ThreadKey SUPPORT = new ThreadKey(ALICE, ThreadId.of("support"));
    private static final Principal SUPERVISOR = new Principal("sue", "ticket 7");

    private final List<AuditEvent> events = new ArrayList<>();
    private final InMemoryMemoryStore store = new InMemoryMemoryStore();
    private final Memory memory = Memory.builder()
            .store(store)
            .clock(SettableClock.at(Samples.TIME))
            .audit(events::add)
            .build();
    private final AdminMemory admin = memory.admin(SUPERVISOR);

    @BeforeEach
    void somethingToSee() {
        memory.resource(ALICE).thread("support").append(Samples.batch(3));
    }

    @Test
    void a_supervisor_sees_every_owner_thread_and_message() {
        memory.resource(BOB).thread("support").append(Samples.batch(1));
        assertThat(admin.resources(ResourceQuery.ALL).items())
                .extracting(owner -> owner.resource().value())
                .containsExactly("alice", "bob");
        assertThat(admin.threads(ALICE, ThreadQuery.ALL).items()).hasSize(1);
        assertThat(admin.thread(SUPPORT).lastSequence()).isEqualTo(3);
        assertThat(admin.messages(SUPPORT, MessageQuery.ALL).items()).hasSize(3);
    }

    @Test
    void every_use_is_audited_with_who_why_and_what() {
        calls(admin).forEach((action, call) -> {
            events.clear();
            assertThatCode(call).as(action).doesNotThrowAnyException();
            assertThat(events).as(action).singleElement().satisfies(event -> {
                assertThat(event.principal()).isEqualTo(SUPERVISOR);
                assertThat(event.at()).isEqualTo(Samples.TIME);
                assertThat(event.action()).startsWith(action);
            });
        });
        assertThat(events.get(0).resource()).contains(ALICE);
        assertThat(events.get(0).thread()).contains(SUPPORT.thread());
        assertThat(events.get(0).newOwner()).contains(BOB);
    }

    @Test
    void what_cannot_be_audited_does_not_happen() {
        IllegalStateException refused = new IllegalStateException("the audit log is full");
        Memory unaudited = Memory.builder()
                .store(store)
                .audit(event -> {
                    throw refused;
                })
                .build();
        calls(unaudited.admin(SUPERVISOR))
                .forEach((action, call) -> assertThatThrownBy(call).as(action).isSameAs(refused));
        assertThat(store.threads().find(SUPPORT)).isPresent();
        assertThat(store.threads().find(new ThreadKey(BOB, SUPPORT.thread()))).isEmpty();
    }

    @Test
    void a_failed_use_is_audited_too() {
        ThreadKey missing = ThreadKey.of("carol", "none");
        assertThatThrownBy(() -> admin.thread(missing)).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> admin.messages(missing, MessageQuery.ALL)).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> admin.transfer(missing, BOB)).isInstanceOf(NotFound.class);
        assertThat(events)
                .extracting(event -> event.resource().orElseThrow().value())
                .containsOnly("carol")
                .hasSize(3);
        assertThat(admin.threads(missing.resource(), ThreadQuery.ALL).items()).isEmpty();
    }

    @Test
    void a_thread_moves_to_another_owner() {
        assertThat(admin.transfer(SUPPORT, BOB).key()).isEqualTo(new ThreadKey(BOB, SUPPORT.thread()));
        assertThat(memory.resource(BOB).thread("support").count()).isEqualTo(3);
        assertThat(memory.resource(ALICE).thread("support").find()).isEmpty();
        memory.resource(BOB).thread("other").append(Samples.batch(1));
        memory.resource(ALICE).thread("other").append(Samples.batch(1));
        assertThatThrownBy(() -> admin.transfer(new ThreadKey(ALICE, ThreadId.of("other")), BOB))
                .isInstanceOf(Conflict.class);
    }

    @Test
    void a_thread_without_messages_has_an_empty_page() {
        memory.resource(ALICE).createThread(ThreadId.of("empty"), Optional.empty(), Map.of());
        ThreadKey empty = new ThreadKey(ALICE, ThreadId.of("empty"));
        assertThat(admin.messages(empty, MessageQuery.ALL).items()).isEmpty();
    }

    @Test
    void nobody_without_a_name_and_a_reason_gets_in() {
        assertThatThrownBy(() -> memory.admin(null)).isInstanceOf(InvalidInput.class);
        assertThatThrownBy(() -> new Principal("sue", " ")).isInstanceOf(InvalidInput.class);
        assertThatThrownBy(() -> new Principal(null, "ticket 7")).isInstanceOf(InvalidInput.class);
    }

    @Test
    void an_event_holds_no_memory_text() {
        admin.messages(SUPPORT, MessageQuery.ALL);
        assertThat(events.toString()).doesNotContain("text of");
    }

    /** Every use by the start of its action; the last one moves {@link #SUPPORT}. */
    private static Map<String, ThrowingCallable> calls(AdminMemory admin) {
        Map<String, ThrowingCallable> calls = new LinkedHashMap<>();
        calls.put("list-resources", () -> admin.resources(ResourceQuery.ALL));
        calls.put("list-threads", () -> admin.threads(ALICE, ThreadQuery.ALL));
        calls.put("read-thread", () -> admin.thread(SUPPORT));
        calls.put("read-messages", () -> admin.messages(SUPPORT, MessageQuery.ALL));
        calls.put("transfer-thread", () -> admin.transfer(SUPPORT, BOB));
        return calls;
    }
}
