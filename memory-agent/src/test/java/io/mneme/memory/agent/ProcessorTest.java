package io.mneme.memory.agent;

import static io.mneme.memory.agent.Tools.call;
import static io.mneme.memory.agent.Tools.calls;
import static io.mneme.memory.agent.Tools.tool;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mneme.memory.MemoryException.InvalidInput;
import io.mneme.memory.MemoryException.Unavailable;
import io.mneme.memory.agent.processor.Processor;
import io.mneme.memory.agent.processor.ProcessorContext;
import io.mneme.memory.context.Context;
import io.mneme.memory.message.Message;
import io.mneme.memory.message.Part;
import io.mneme.memory.message.Role;
import io.mneme.memory.testkit.ScriptedAnswer;
import io.mneme.memory.testkit.ScriptedChatModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ProcessorTest {

    private final Stage stage = new Stage();

    /** Puts a sign at the end of every text that is saved, and of the instructions. */
    private record Sign(String sign) implements Processor {

        @Override
        public Context beforeModel(Context context, ProcessorContext where) {
            return new Context(List.of(context.systemText() + sign), context.messages(), context.recalled());
        }

        @Override
        public Message beforeSaving(Message message, ProcessorContext where) {
            List<Part> parts = message.parts().stream()
                    .map(part -> part instanceof Part.Text text ? new Part.Text(text.text() + sign) : part)
                    .toList();
            return with(message, parts);
        }
    }

    private interface Saving extends Processor {
        Message change(Message message);

        @Override
        default Message beforeSaving(Message message, ProcessorContext where) {
            return change(message);
        }
    }

    private static Message with(Message message, List<Part> parts) {
        return new Message(
                message.id(), message.role(), parts, message.speaker(), message.metadata(), message.createdAt());
    }

    private Agent agent(ScriptedChatModel model, Processor... processors) {
        return stage.agent(model)
                .tools(tool("lookup", (arguments, context) -> arguments.get("q")))
                .processors(processors)
                .build();
    }

    private static Saving failingAt(Role role, RuntimeException failure) {
        return message -> {
            if (message.role() == role) {
                throw failure;
            }
            return message;
        };
    }

    @Test
    void theyRunInOrderBeforeEachCallAndBeforeEachSaving() {
        ScriptedChatModel model =
                new ScriptedChatModel(calls("Wait.", call("c1", "lookup")), ScriptedAnswer.text("Done."));
        AgentReply reply = agent(model, new Sign("1"), new Sign("2")).generate("Help", Stage.IN);
        assertThat(reply.text()).isEqualTo("Done.12");
        assertThat(stage.texts()).containsExactly("Help12", "Wait.12", "", "Done.12");
        assertThat(model.requests())
                .extracting(request -> request.context().systemText())
                .containsExactly("You help.12", "You help.12");
        assertThat(Stage.seen(model, 1)).containsExactly("Help12", "Wait.12", "");
    }

    @Test
    void theToolRunsWithTheArgumentsThatAreSaved() {
        Saving upper = message -> with(
                message,
                message.parts().stream()
                        .map(part -> part instanceof Part.ToolCall one
                                ? new Part.ToolCall(one.callId(), one.name(), Map.of("q", "CHANGED"))
                                : part)
                        .toList());
        agent(new ScriptedChatModel(calls("", call("c1", "lookup")), ScriptedAnswer.text("Done.")), upper)
                .generate("Help", Stage.IN);
        assertThat(stage.messages().get(2).parts(Part.ToolResult.class).get(0).result())
                .isEqualTo("CHANGED");
    }

    @Test
    void eachKnowsItsTurnAndKeepsNotesInIt() {
        List<ProcessorContext> seen = new ArrayList<>();
        Processor counting = new Processor() {
            @Override
            public Message beforeSaving(Message message, ProcessorContext where) {
                where.notes().merge("count", 1, (one, more) -> (int) one + (int) more);
                seen.add(where);
                return message;
            }
        };
        Agent agent = agent(new ScriptedChatModel(ScriptedAnswer.text("a"), ScriptedAnswer.text("b")), counting);
        agent.generate("Help", Stage.IN.turn("t1"));
        agent.generate("Help", Stage.IN.turn("t2").asReadOnly());
        assertThat(seen).extracting(ProcessorContext::turn).containsExactly("t1", "t1", "t2", "t2");
        assertThat(seen).extracting(ProcessorContext::readOnly).containsExactly(false, false, true, true);
        assertThat(seen).extracting(where -> where.notes().get("count")).containsOnly(2);
        assertThat(seen.get(0).thread()).isEqualTo(stage.thread.key());
        assertThat(seen.get(0).agent()).isEqualTo("SupportAgent");
    }

    @Test
    void oneThatRefusesTheUsersMessageLeavesNothing() {
        Agent agent = agent(new ScriptedChatModel(), failingAt(Role.USER, new InvalidInput("no cards, please")));
        assertThatThrownBy(() -> agent.generate("My card is 4111", Stage.IN))
                .isInstanceOf(InvalidInput.class)
                .hasMessage("no cards, please");
        assertThat(stage.isEmpty()).isTrue();
    }

    @Test
    void oneThatThrowsFailsTheTurnWithItsNameAndWithoutTheText() {
        Agent agent = agent(
                new ScriptedChatModel(ScriptedAnswer.text("secret")),
                failingAt(Role.ASSISTANT, new IllegalStateException("secret")));
        assertThatThrownBy(() -> agent.generate("Help", Stage.IN))
                .isInstanceOf(Unavailable.class)
                .hasMessageContainingAll("ProcessorTest", "IllegalStateException")
                .hasMessageNotContaining("secret");
        assertThat(stage.texts()).containsExactly("Help");
    }

    @Test
    void oneThatThrowsBeforeTheModelKeepsItFromBeingCalled() {
        ScriptedChatModel model = new ScriptedChatModel(ScriptedAnswer.text("never"));
        Processor failing = new Processor() {
            @Override
            public Context beforeModel(Context context, ProcessorContext where) {
                return null;
            }
        };
        assertThatThrownBy(() -> agent(model, failing).generate("Help", Stage.IN))
                .isInstanceOf(Unavailable.class)
                .hasMessageContaining("processor");
        assertThat(model.requests()).isEmpty();
    }

    @Test
    void oneThatLosesAToolCallOrAnIdIsRefused() {
        Saving losing = message ->
                message.role() == Role.ASSISTANT ? with(message, List.of(new Part.Text("nothing"))) : message;
        Agent agent = agent(new ScriptedChatModel(calls("", call("c1", "lookup"))), losing);
        assertThatThrownBy(() -> agent.generate("Help", Stage.IN))
                .isInstanceOf(Unavailable.class)
                .hasMessageContaining("tool calls");
        Agent renaming = agent(new ScriptedChatModel(), (Saving) message -> Message.user("another"));
        assertThatThrownBy(() -> renaming.generate("Help", Stage.IN))
                .isInstanceOf(Unavailable.class)
                .hasMessageContaining("the id");
    }
}
