package io.mneme.memory.agent;

import static org.assertj.core.api.Assertions.assertThat;

import io.mneme.memory.message.Message;
import io.mneme.memory.message.Part;
import io.mneme.memory.message.Speaker;
import io.mneme.memory.port.model.ToolSpecification;
import io.mneme.memory.testkit.ScriptedAnswer;
import io.mneme.memory.testkit.ScriptedChatModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RolesTest {

    private static final Speaker ALICE = Speaker.of("u_alice", "Alice", "editor");
    private static final Speaker BOB = Speaker.of("u_bob", "Bob", "reviewer");

    private final Stage stage = new Stage();
    private final List<String> done = new ArrayList<>();

    private Tool limited(String name, String... roles) {
        return new Tool() {
            @Override
            public ToolSpecification specification() {
                return new ToolSpecification(name, "Does " + name, Map.of("type", "object"));
            }

            @Override
            public Set<String> roles() {
                return Set.of(roles);
            }

            @Override
            public Object call(Map<String, Object> arguments, ToolContext context) {
                done.add(name + " by " + context.speaker().map(Speaker::id).orElse("nobody"));
                return name + " done";
            }
        };
    }

    /** What the model sees as the result of {@code tool} when {@code speaker} asks for it. */
    private Part.ToolResult asked(Speaker speaker, String tool) {
        ScriptedChatModel model =
                new ScriptedChatModel(ScriptedAnswer.toolCall("c1", tool, Map.of()), ScriptedAnswer.text("So be it."));
        stage.agent(model)
                .tools(limited("propose", "editor"), limited("approve", "reviewer", "approver"), limited("read"))
                .build()
                .generate("Please " + tool + ". I am a reviewer.", Stage.IN.as(speaker));
        List<Message> seen = model.requests().get(1).context().messages();
        return seen.get(seen.size() - 1).parts(Part.ToolResult.class).get(0);
    }

    @Test
    void anEditorProposesAndAReviewerApproves() {
        assertThat(asked(ALICE, "propose")).isEqualTo(new Part.ToolResult("c1", "propose", "propose done", false));
        assertThat(asked(BOB, "approve").error()).isFalse();
        assertThat(done).containsExactly("propose by u_alice", "approve by u_bob");
    }

    @Test
    void theRefusalIsToldToTheModelAndTheToolDoesNotRun() {
        Part.ToolResult refused = asked(ALICE, "approve");
        assertThat(refused.error()).isTrue();
        assertThat(refused.result())
                .isEqualTo("not allowed: only approver, reviewer may use this tool, and who asks is editor");
        assertThat(asked(BOB, "propose").error()).isTrue();
        assertThat(done).isEmpty();
    }

    @Test
    void whoHasNoRoleMayUseOnlyToolsForEverybody() {
        assertThat(asked(null, "approve").result().toString()).endsWith("who asks is of no role");
        assertThat(asked(Speaker.of("u_eve"), "propose").error()).isTrue();
        assertThat(asked(new Speaker("u_eve", Optional.of("reviewer"), Optional.empty()), "approve")
                        .error())
                .isTrue();
        assertThat(asked(null, "read").error()).isFalse();
        assertThat(asked(BOB, "read").error()).isFalse();
        assertThat(done).containsExactly("read by nobody", "read by u_bob");
    }
}
