package io.mneme.memory.agent;

import io.mneme.memory.Conversation;
import io.mneme.memory.MemoryException.Conflict;
import io.mneme.memory.agent.processor.ProcessorContext;
import io.mneme.memory.context.Context;
import io.mneme.memory.context.SpeakerTurns;
import io.mneme.memory.document.MergePatch;
import io.mneme.memory.message.Message;
import io.mneme.memory.message.MessageBuilder;
import io.mneme.memory.message.Part;
import io.mneme.memory.message.Role;
import io.mneme.memory.message.StoredMessage;
import io.mneme.memory.port.store.AppendCondition;
import io.mneme.memory.port.store.AppendResult;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What one turn reads from its thread and writes to it. For the turn's own thread. */
final class TurnLog {

    private static final String STEP_LIMIT = "step-limit";

    private final AgentParts agent;
    private final TurnRequest request;
    private final Conversation conversation;
    private final ProcessorContext where;
    private Message user;
    private AppendResult begun;

    TurnLog(AgentParts agent, TurnRequest request) {
        this.agent = agent;
        this.request = request;
        this.conversation = agent.conversation(request.thread());
        this.where = new ProcessorContext(
                agent.name(), request.thread(), request.speaker(), request.turn(), request.readOnly(), new HashMap<>());
    }

    /** What processors know of the turn. */
    ProcessorContext where() {
        return where;
    }

    /** What the user said, as it is stored. */
    String question() {
        return user.text();
    }

    /** Stores the user's message; does nothing if an earlier try has. */
    void begin() {
        user = processed(userMessage());
        if (!request.readOnly()) {
            begun = conversation.append(user);
        }
    }

    /** The answer that an earlier try has stored. */
    Optional<Message> storedAnswer() {
        if (request.readOnly() || begun.anyAdded()) {
            return Optional.empty();
        }
        return conversation.findMessage(request.answerId()).map(StoredMessage::message);
    }

    /**
     * What the model is to answer: the thread up to the user's message. If an earlier try left something, the thread as
     * it is now, in which the turn's own messages come last and its unfinished answers are left out.
     */
    Context context() {
        if (request.readOnly()) {
            return conversation.context(agent.instructions(), user);
        }
        if (begun.anyAdded()) {
            return conversation.context(
                    agent.instructions(), begun.messages().get(0).sequence());
        }
        Message asked = conversation.message(request.userId()).message();
        if (asked.role() != Role.USER) {
            throw new Conflict(request.thread(), "the turn id \"" + request.turn() + "\" is another message's id");
        }
        Context all = conversation.context(agent.instructions());
        List<Message> own = new ArrayList<>(SpeakerTurns.render(List.of(asked)));
        List<Message> messages = new ArrayList<>();
        for (Message message : all.messages()) {
            if (request.isStep(message.id())) {
                own.add(message);
            } else if (!message.id().equals(asked.id()) && !request.isPartial(message.id())) {
                messages.add(message);
            }
        }
        messages.addAll(own);
        return new Context(all.system(), messages, all.recalled());
    }

    /**
     * Stores the answer, and returns the one that is stored: another try may have been faster.
     *
     * @param context what the model has seen
     */
    Message answer(Context context, List<Part> parts, Finish finish) {
        MessageBuilder builder = assistant(finish == Finish.STEP_LIMIT ? STEP_LIMIT : null);
        Message answer = builder.id(request.answerId()).parts(parts).build();
        Message marked = agent.promptBudget()
                .map(budget -> withMetadata(answer, budget.mark(context)))
                .map(this::processed)
                .orElseGet(() -> processed(answer));
        return request.readOnly() || append(List.of(marked)).anyAdded()
                ? marked
                : conversation.message(marked.id()).message();
    }

    /** A model's tool calls as they will be stored. */
    Message calls(int number, List<Part> parts) {
        return processed(
                assistant(null).id(request.newStepId(number)).parts(parts).build());
    }

    /**
     * Stores a model's tool calls together with all their results.
     *
     * @param finish why the turn ended here; null if it goes on
     */
    List<Message> step(int number, Message calls, List<Part.ToolResult> results, String finish) {
        Message asked = finish == null ? calls : withMetadata(calls, Map.of("finish", finish));
        Message returns = processed(Message.builder(Role.TOOL)
                .id(request.newStepId(number))
                .parts(results)
                .createdAt(agent.clock().instant())
                .build());
        if (!request.readOnly()) {
            append(List.of(asked, returns));
        }
        return List.of(asked, returns);
    }

    /** Stores what was said before the turn ended as {@code finish} says. */
    Message partial(String said, String finish) {
        Message partial = processed(
                assistant(finish).id(request.newPartialId()).text(said).build());
        if (!request.readOnly()) {
            append(List.of(partial));
        }
        return partial;
    }

    /** How the turn of a stored answer ended. */
    static Finish finishOf(Message answer) {
        return STEP_LIMIT.equals(answer.metadata().get("finish")) ? Finish.STEP_LIMIT : Finish.COMPLETE;
    }

    private static Message withMetadata(Message message, Map<String, Object> more) {
        return new Message(
                message.id(),
                message.role(),
                message.parts(),
                message.speaker(),
                MergePatch.apply(message.metadata(), more),
                message.createdAt());
    }

    private Message processed(Message message) {
        return agent.processors().beforeSaving(message, where);
    }

    private Message userMessage() {
        return Message.builder(Role.USER)
                .id(request.userId())
                .text(request.text())
                .speaker(request.speaker().orElse(null))
                .createdAt(agent.clock().instant())
                .build();
    }

    private AppendResult append(List<Message> messages) {
        return conversation.append(messages, new AppendCondition.Incarnation(begun.incarnation()));
    }

    private MessageBuilder assistant(String finish) {
        Map<String, Object> agentOnly = Map.of("agent", agent.name());
        return Message.builder(Role.ASSISTANT)
                .metadata(finish == null ? agentOnly : Map.of("agent", agent.name(), "finish", finish))
                .createdAt(agent.clock().instant());
    }
}
