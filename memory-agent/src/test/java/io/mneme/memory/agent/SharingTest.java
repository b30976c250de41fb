package io.mneme.memory.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mneme.memory.Memory;
import io.mneme.memory.MemoryException.NotFound;
import io.mneme.memory.agent.offline.OfflineChatModel;
import io.mneme.memory.port.observation.AuditEvent;
import io.mneme.memory.port.observation.Principal;
import io.mneme.memory.testkit.InMemoryMemoryStore;
import io.mneme.memory.thread.MemoryThread;
import io.mneme.memory.thread.ResourceId;
import io.mneme.memory.thread.ThreadQuery;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Who shares what with whom: the examples of the requirements on many users, with the offline model. */
@Timeout(60)
class SharingTest {

    private static final String UNKNOWN = "I do not know";

    private final List<AuditEvent> audit = new ArrayList<>();
    private final Memory memory =
            Memory.builder().store(new InMemoryMemoryStore()).audit(audit::add).build();
    private final Agent agent = agent("SupportAgent");

    private Agent agent(String name) {
        return Agent.builder()
                .name(name)
                .instructions("You provide customer support.")
                .model(new OfflineChatModel())
                .memory(memory)
                .build();
    }

    private String say(Agent to, String text, String resource, String thread) {
        return to.generate(text, In.thread(resource, thread)).text();
    }

    @Test
    void two_users_of_the_same_thread_id_have_two_conversations() {
        say(agent, "I prefer dark mode and compact layouts", "user_alice", "preferences_thread");
        say(agent, "I prefer light mode and expanded layouts", "user_bob", "preferences_thread");
        String question = "What display mode do I prefer?";
        assertThat(say(agent, question, "user_alice", "preferences_thread"))
                .contains("\"I prefer dark mode and compact layouts\"")
                .doesNotContain("light");
        assertThat(say(agent, question, "user_bob", "preferences_thread"))
                .contains("\"I prefer light mode and expanded layouts\"")
                .doesNotContain("dark");
    }

    @Test
    void a_conversation_goes_on_where_it_was() {
        say(agent, "I need help with my account", "user_alice", "support_thread_1");
        say(agent, "How do I upgrade my plan?", "user_bob", "support_thread_2");
        assertThat(say(agent, "Did you find a solution to my problem?", "user_alice", "support_thread_1"))
                .contains("\"I need help with my account\"");
    }

    @Test
    void several_threads_of_one_user_are_apart() {
        say(agent, "I need help with billing", "user_charlie", "support_thread");
        say(agent, "I have some suggestions for your product", "user_charlie", "feedback_thread");
        assertThat(say(agent, "Did you find my billing issue?", "user_charlie", "support_thread"))
                .contains("\"I need help with billing\"");
        assertThat(say(agent, "Did you find my billing issue?", "user_charlie", "feedback_thread"))
                .contains(UNKNOWN);
    }

    @Test
    void agents_share_the_same_thread_of_the_same_owner_and_nothing_else() {
        Agent specialist = agent("SpecialistAgent");
        Agent general = agent("GeneralAgent");
        say(specialist, "The user has a premium account", "user_123", "support_thread_456");
        String question = "What type of account does the user have?";
        assertThat(say(general, question, "user_123", "support_thread_456"))
                .contains("\"The user has a premium account\"");
        assertThat(say(general, question, "user_123", "conversation_with_agent_B"))
                .contains(UNKNOWN);
        assertThat(say(specialist, question, "user_124", "support_thread_456")).contains(UNKNOWN);
    }

    @Test
    void what_was_just_said_is_remembered_in_its_conversation_only() {
        say(agent, "Hello!", "user-123", "conv-abc");
        assertThat(say(agent, "What did I just say?", "user-123", "conv-abc")).contains("\"Hello!\"");
        say(agent, "Let's talk about something else", "user-123", "conv-def");
        assertThat(say(agent, "What did I say first?", "user-123", "conv-def"))
                .contains("\"Let's talk about something else\"")
                .doesNotContain("Hello");
    }

    @Test
    void a_supervisor_lists_a_users_threads_and_is_audited() {
        say(agent, "How do I update my profile?", "user1", "support_thread_user1");
        say(agent, "I need help with billing", "user2", "support_thread_user2");
        List<MemoryThread> threads = agent.memory()
                .admin(new Principal("manager", "ticket 7"))
                .threads(ResourceId.of("user1"), ThreadQuery.ALL)
                .items();
        assertThat(threads).extracting(thread -> thread.id().value()).containsExactly("support_thread_user1");
        assertThat(audit).hasSize(1);
    }

    @Test
    void an_intruder_finds_nothing() {
        say(agent, "My PIN is 4711.", "user_alice", "secret_thread");
        assertThatThrownBy(() ->
                        memory.resource("intruder").thread("secret_thread").last(10))
                .isInstanceOf(NotFound.class);
        assertThat(say(agent, "What is my PIN?", "intruder", "secret_thread")).contains(UNKNOWN);
        assertThat(memory.resource("user_alice").thread("secret_thread").count())
                .isEqualTo(2);
    }

    @Test
    void many_users_at_once_are_never_mixed_up() throws Exception {
        ExecutorService users = Executors.newFixedThreadPool(8);
        try {
            List<Callable<String>> talks = new ArrayList<>();
            for (int i = 0; i < 50; i++) {
                String user = "user_" + i;
                talks.add(() -> {
                    say(agent, "My locker number is " + user + ".", user, "main");
                    return say(agent, "What is my locker number?", user, "main");
                });
            }
            List<Future<String>> answers = users.invokeAll(talks);
            for (int i : IntStream.range(0, 50).toArray()) {
                assertThat(answers.get(i).get()).endsWith("\"My locker number is user_" + i + ".\"");
            }
        } finally {
            users.shutdown();
        }
    }
}
