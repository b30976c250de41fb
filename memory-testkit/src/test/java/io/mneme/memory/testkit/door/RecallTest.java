package io.mneme.memory.testkit.door;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mneme.memory.Memory;
import io.mneme.memory.MemoryException.Misconfigured;
import io.mneme.memory.ResourceMemory;
import io.mneme.memory.message.Message;
import io.mneme.memory.message.Role;
import io.mneme.memory.recall.RecallFilter;
import io.mneme.memory.recall.RecallHit;
import io.mneme.memory.recall.RecallOptions;
import io.mneme.memory.recall.RecallScope;
import io.mneme.memory.recall.Recency;
import io.mneme.memory.testkit.HashingEmbeddingModel;
import io.mneme.memory.testkit.InMemoryMemoryStore;
import io.mneme.memory.testkit.SettableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Finding what was said. */
class RecallTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Instant NOW = Instant.parse("2024-06-01T00:00:00Z");
    private static final RecallOptions EVERYWHERE = RecallOptions.DEFAULT.scope(RecallScope.RESOURCE);

    private final Memory memory = Memory.builder()
            .store(new InMemoryMemoryStore())
            .embeddingModel(new HashingEmbeddingModel())
            .clock(SettableClock.at(NOW))
            .build();
    private final ResourceMemory alice = memory.resource("alice");

    @AfterEach
    void close() {
        memory.close();
    }

    private void say(String owner, String thread, String... texts) {
        for (String text : texts) {
            memory.resource(owner)
                    .thread(thread)
                    .append(Message.builder(Role.USER).text(text).createdAt(NOW).build());
        }
    }

    private List<String> texts(List<RecallHit> hits) {
        assertThat(hits).isNotNull();
        return hits.stream().map(hit -> hit.message().text()).toList();
    }

    private List<String> recall(String query, RecallOptions options) {
        assertThat(memory.settled(PATIENCE)).isTrue();
        return texts(alice.thread("support").recall(query, options));
    }

    @Test
    void the_best_find_says_why_it_is_here() {
        say("alice", "support", "My invoice INV-77 is wrong", "The weather is nice", "I like tea");
        assertThat(memory.settled(PATIENCE)).isTrue();

        RecallHit best = alice.thread("support").recall("invoice inv-77").get(0);

        assertThat(best.message().text()).isEqualTo("My invoice INV-77 is wrong");
        assertThat(best.wordRank()).hasValue(1);
        assertThat(best.vectorRank()).isPresent();
        assertThat(best.score()).isBetween(0.0, 1.0);
        assertThat(best.isNeighbour()).isFalse();
    }

    @Test
    void a_thread_is_looked_through_alone_unless_the_scope_is_the_owner() {
        say("alice", "support", "The invoice is late");
        say("alice", "billing", "The invoice is paid");

        assertThat(recall("invoice", RecallOptions.DEFAULT)).containsExactly("The invoice is late");
        assertThat(recall("invoice", EVERYWHERE))
                .containsExactlyInAnyOrder("The invoice is late", "The invoice is paid");
        assertThat(texts(alice.recall("invoice"))).hasSize(2);
    }

    @Test
    void fifty_owners_with_the_same_sentences_find_their_own_only() {
        for (int i = 0; i < 50; i++) {
            say("owner-" + i, "t", "my secret is the same");
        }
        assertThat(memory.settled(PATIENCE)).isTrue();

        for (int i = 0; i < 50; i++) {
            assertThat(memory.resource("owner-" + i).recall("secret")).hasSize(1);
        }
        assertThat(alice.recall("secret")).isEmpty();
    }

    @Test
    void neighbours_come_with_their_find_and_take_none_of_its_places() {
        say("alice", "support", "one", "two", "the parrot speaks", "four", "five", "six", "a parrot sleeps");

        List<String> found = recall("parrot", RecallOptions.DEFAULT.topK(2).neighbours(1, 1));

        assertThat(found).contains("two", "the parrot speaks", "four", "six", "a parrot sleeps");
        assertThat(found).doesNotHaveDuplicates().doesNotContain("one");
    }

    @Test
    void an_answer_is_found_by_its_question() {
        say("alice", "support", "hello", "Which instrument do you play?", "Cello, since childhood.", "bye");

        assertThat(recall("instrument", RecallOptions.DEFAULT.topK(2)))
                .containsExactlyInAnyOrder("Which instrument do you play?", "Cello, since childhood.");
    }

    @Test
    void a_token_budget_holds_and_filters_and_numbers_too() {
        say("alice", "support", "tea is good", "tea is hot", "tea is green", "x".repeat(4_000) + " tea");

        assertThat(recall("tea", RecallOptions.DEFAULT.maxTokens(6))).hasSize(2);
        assertThat(recall("tea", RecallOptions.DEFAULT.topK(1))).hasSize(1);
        assertThat(recall("tea", RecallOptions.DEFAULT.minimumScore(1))).isEmpty();
        assertThat(recall("tea", RecallOptions.DEFAULT.filter(RecallFilter.ALL.roles(Set.of(Role.ASSISTANT)))))
                .isEmpty();
    }

    @Test
    void with_recency_the_newer_of_two_alike_comes_first() {
        alice.thread("support")
                .append(Message.builder(Role.USER)
                        .text("the code is blue")
                        .createdAt(NOW.minus(Duration.ofDays(400)))
                        .build());
        say("alice", "support", "noise", "the code is blue");

        assertThat(memory.settled(PATIENCE)).isTrue();
        RecallOptions recent = RecallOptions.DEFAULT.topK(1).recency(new Recency(Duration.ofDays(30), 1));
        assertThat(alice.thread("support")
                        .recall("code blue", recent)
                        .get(0)
                        .message()
                        .sequence())
                .isEqualTo(3);
    }

    @Test
    void deleted_messages_are_not_found() {
        say("alice", "support", "forget me");
        assertThat(recall("forget", RecallOptions.DEFAULT)).hasSize(1);

        alice.thread("support").deleteAllMessages();

        assertThat(recall("forget", RecallOptions.DEFAULT)).isEmpty();
    }

    @Test
    void a_query_without_words_and_a_thread_that_does_not_exist_find_nothing() {
        assertThat(recall("  ", RecallOptions.DEFAULT)).isEmpty();
        assertThat(alice.thread("never").recall("tea")).isEmpty();
    }

    @Test
    void without_recall_the_error_says_how_to_get_it() {
        try (Memory plain = Memory.builder().store(new InMemoryMemoryStore()).build()) {
            assertThatThrownBy(() -> plain.resource("alice").recall("tea"))
                    .isInstanceOf(Misconfigured.class)
                    .hasMessageContaining("embeddingModel");
            assertThat(plain.settled(Duration.ZERO)).isTrue();
        }
    }
}
