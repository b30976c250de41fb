package io.mneme.memory.context;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mneme.memory.MemoryException.InvalidInput;
import io.mneme.memory.document.MergePatch;
import io.mneme.memory.history.MessageTokens;
import io.mneme.memory.history.TokenBudget;
import io.mneme.memory.message.Message;
import io.mneme.memory.message.MessageId;
import io.mneme.memory.message.Part;
import io.mneme.memory.message.Role;
import io.mneme.memory.port.model.TokenCounter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PromptBudgetTest {

    /** One token for each character, so that sums are plain to see: a message has 4 more than its text. */
    private static final TokenBudget BUDGET = new TokenBudget(1_000, 0.25, String::length);

    private final PromptBudget budget = new PromptBudget(BUDGET);

    private static Message message(Role role, int number, int tokens) {
        return Message.builder(role)
                .id(MessageId.of("m" + number))
                .text("x".repeat(tokens - 4))
                .build();
    }

    private static List<Message> conversation(int turns, int tokens) {
        List<Message> messages = new ArrayList<>();
        for (int i = 0; i < turns; i++) {
            messages.add(message(i % 2 == 0 ? Role.USER : Role.ASSISTANT, i, tokens));
        }
        return messages;
    }

    private static int tokens(Context context) {
        return context.messages().stream()
                .mapToInt(message -> MessageTokens.count(message, BUDGET.counter()))
                .sum();
    }

    private static List<String> ids(Context context) {
        return context.messages().stream().map(message -> message.id().value()).toList();
    }

    @Test
    void whatFitsStaysAsItIs() {
        Context context = new Context(List.of("x".repeat(100)), conversation(9, 100));
        assertThat(budget.fit(context)).isSameAs(context);
    }

    @Test
    void aQuarterGoesAtOnceAndTheBeginningStaysUntilItIsFullAgain() {
        List<Message> messages = new ArrayList<>(conversation(11, 100));
        List<String> firsts = new ArrayList<>();
        for (int turn = 0; turn < 20; turn++) {
            Context fitted = budget.fit(new Context(List.of(), messages));
            assertThat(tokens(fitted)).isLessThanOrEqualTo(1_000);
            firsts.add(ids(fitted).get(0));
            Message answer = message(Role.ASSISTANT, messages.size(), 50);
            messages.add(new Message(
                    answer.id(),
                    answer.role(),
                    answer.parts(),
                    answer.speaker(),
                    MergePatch.apply(answer.metadata(), budget.mark(fitted)),
                    answer.createdAt()));
            messages.add(message(Role.USER, messages.size(), 50));
        }
        assertThat(firsts.get(0)).isEqualTo("m4");
        assertThat(firsts.stream().distinct().count()).isLessThanOrEqualTo(20 / 2);
        assertThat(firsts.subList(0, 3)).containsOnly("m4");
    }

    @Test
    void whatAnotherBudgetRememberedDoesNotCount() {
        List<Message> messages = new ArrayList<>(conversation(5, 10));
        messages.set(
                3,
                Message.builder(Role.ASSISTANT)
                        .id(MessageId.of("m3"))
                        .text("x")
                        .metadata(Map.of(PromptBudget.HISTORY_FROM, Map.of("maxTokens", 999, "from", "m2")))
                        .build());
        assertThat(ids(budget.fit(new Context(List.of(), messages)))).hasSize(5);
    }

    @Test
    void instructionsNotesAndTheCurrentTurnAreNeverCut() {
        List<Message> messages = new ArrayList<>(conversation(8, 100));
        Notes notes = new Notes();
        notes.add("n".repeat(296));
        messages.add(message(Role.USER, 8, 300));
        Context context = new Context(List.of("x".repeat(200)), notes.before(messages));
        assertThat(ids(budget.fit(context))).containsExactly("mneme.notes", "m8");
    }

    @Test
    void aPromptThatCannotFitFailsWithTheNumbers() {
        Context context = new Context(List.of("x".repeat(500)), conversation(1, 600));
        assertThatThrownBy(() -> budget.fit(context))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContainingAll("500 tokens of instructions", "600 of the current turn", "maxTokens = 1000");
    }

    @Test
    void aToolCallAndItsResultGoTogether() {
        List<Message> messages = new ArrayList<>();
        messages.add(message(Role.USER, 0, 50));
        messages.add(Message.builder(Role.ASSISTANT)
                .id(MessageId.of("call"))
                .parts(List.of(new Part.ToolCall("c", "t", Map.of("a", "x".repeat(800)))))
                .build());
        messages.add(Message.builder(Role.TOOL)
                .id(MessageId.of("result"))
                .parts(List.of(new Part.ToolResult("c", "t", "ok", false)))
                .build());
        messages.add(message(Role.ASSISTANT, 3, 100));
        messages.add(message(Role.USER, 4, 100));
        assertThat(ids(budget.fit(new Context(List.of(), messages)))).containsExactly("m3", "m4");
    }

    @Test
    void whatWasRecalledGetsTheRoomThatIsLeft() {
        List<Message> messages = conversation(12, 100);
        assertThat(ids(budget.fit(new Context(List.of(), messages.subList(1, 12), 2))))
                .startsWith("m2", "m3");
        List<Message> large = List.of(message(Role.USER, 0, 600), message(Role.USER, 1, 600));
        assertThat(ids(budget.fit(new Context(List.of(), large, 1)))).containsExactly("m1");
    }

    @Test
    void theEstimateCountsOtherScriptsDenser() {
        assertThat(TokenCounter.ESTIMATE.count("")).isZero();
        assertThat(TokenCounter.ESTIMATE.count("x")).isOne();
        assertThat(TokenCounter.ESTIMATE.count("x".repeat(400))).isEqualTo(100);
        assertThat(TokenCounter.ESTIMATE.count("\u4f60".repeat(30))).isEqualTo(30);
    }
}
