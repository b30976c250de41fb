package io.mneme.memory.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mneme.memory.Memory;
import io.mneme.memory.MemoryException.InvalidInput;
import io.mneme.memory.MemoryOptions;
import io.mneme.memory.agent.processor.TokenLimit;
import io.mneme.memory.testkit.InMemoryMemoryStore;
import io.mneme.memory.testkit.ScriptedAnswer;
import io.mneme.memory.testkit.ScriptedChatModel;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TokenLimitTest {

    private static final String LONG = "word ".repeat(80);

    private final Memory memory = Memory.builder()
            .store(new InMemoryMemoryStore())
            .options(MemoryOptions.DEFAULT.lastMessages(999))
            .build();

    private static ScriptedChatModel answering(int turns) {
        return new ScriptedChatModel(
                Stream.generate(() -> ScriptedAnswer.text("ok")).limit(turns).toArray(ScriptedAnswer[]::new));
    }

    private Agent agent(ScriptedChatModel model, int maxTokens) {
        return Agent.builder()
                .name("A")
                .model(model)
                .memory(memory)
                .processors(TokenLimit.of(maxTokens))
                .build();
    }

    @Test
    void theHistoryIsCutAndBeginsAtTheSameMessageForSeveralTurns() {
        ScriptedChatModel model = answering(40);
        Agent agent = agent(model, 1_000);
        IntStream.range(0, 40).forEach(i -> agent.generate(i + " " + LONG, In.thread("ann", "t")));
        List<String> firsts = model.requests().stream()
                .map(request -> request.context().messages().get(0).id().value())
                .toList();
        assertThat(firsts.get(39)).isNotEqualTo(firsts.get(0));
        assertThat(firsts.stream().distinct().count()).isBetween(5L, 20L);
        assertThat(model.requests())
                .allSatisfy(request -> assertThat(request.context().messages().stream()
                                .mapToInt(message -> message.text().length() / 4)
                                .sum())
                        .isLessThan(1_000));
    }

    @Test
    void anotherAgentOnTheSameMemoryHasNoLimit() {
        agent(answering(1), 1_000).generate(LONG, In.thread("ann", "t"));
        agent(answering(1), 130).generate("short", In.thread("ann", "t"));
        ScriptedChatModel free = answering(1);
        Agent agent = Agent.builder().name("B").model(free).memory(memory).build();
        agent.generate("now", In.thread("ann", "t"));
        assertThat(free.requests().get(0).context().messages()).hasSize(5);
    }

    @Test
    void whatCannotFitFailsWithTheNumbers() {
        assertThatThrownBy(() -> agent(answering(1), 50).generate(LONG, In.thread("ann", "t")))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining("maxTokens = 50");
    }
}
