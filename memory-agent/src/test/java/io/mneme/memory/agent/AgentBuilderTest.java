package io.mneme.memory.agent;

import static io.mneme.memory.agent.Tools.tool;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mneme.memory.MemoryException.Misconfigured;
import io.mneme.memory.testkit.ScriptedAnswer;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AgentBuilderTest {

    private final Stage stage = new Stage();

    @Test
    void agentsNeedDecentParts() {
        assertThatThrownBy(() -> Agent.builder().name("x").build()).isInstanceOf(Misconfigured.class);
        IntStream.of(0, 1_001, -1)
                .forEach(limit -> assertThatThrownBy(() -> stage.agent(ScriptedAnswer.text("x"))
                                .stepLimit(limit)
                                .build())
                        .isInstanceOf(Misconfigured.class)
                        .hasMessageContainingAll("stepLimit", String.valueOf(limit), "1 to 1000", "default 10"));
        for (Duration timeout : List.of(Duration.ZERO, Duration.ofSeconds(-1))) {
            assertThatThrownBy(() -> stage.agent(ScriptedAnswer.text("x"))
                            .turnTimeout(timeout)
                            .build())
                    .isInstanceOf(Misconfigured.class)
                    .hasMessageContainingAll("turnTimeout", "more than zero", "PT5M");
        }
        assertThatThrownBy(() -> stage.agent(ScriptedAnswer.text("x")).name(" ").build())
                .isInstanceOf(Misconfigured.class)
                .hasMessageContaining("agent name");
        assertThatThrownBy(() ->
                        stage.agent(ScriptedAnswer.text("x")).instructions(null).build())
                .isInstanceOf(Misconfigured.class);
    }

    @Test
    void twoToolsOfOneNameAreRefused() {
        Tool tool = tool("lookup", (arguments, context) -> "x");
        AgentBuilder builder = stage.agent(ScriptedAnswer.text("x")).tools(tool, tool);
        assertThatThrownBy(builder::build).isInstanceOf(Misconfigured.class).hasMessageContaining("\"lookup\"");
    }
}
