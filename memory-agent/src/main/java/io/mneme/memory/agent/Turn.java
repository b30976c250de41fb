package io.mneme.memory.agent;

import io.mneme.memory.MemoryException;
import io.mneme.memory.MemoryException.Unavailable;
import io.mneme.memory.context.Context;
import io.mneme.memory.context.SpeakerTurns;
import io.mneme.memory.message.Message;
import io.mneme.memory.message.MessageId;
import io.mneme.memory.message.Part;
import io.mneme.memory.port.model.ChatAnswer;
import io.mneme.memory.port.model.ChatRequest;
import io.mneme.memory.port.model.ToolSpecification;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/**
 * One try of one turn. {@link #call} once, on a thread that nobody else interrupts; {@link #cancel} from any thread.
 */
final class Turn implements Callable<AgentReply> {

    private final AgentParts agent;
    private final TurnRequest request;
    private final TurnEvents events;
    private final TurnLog log;
    private final TurnTools tools;
    private final Work work;
    private Optional<CompletableFuture<Optional<String>>> title = Optional.empty();

    /** @param events gets what happens, one event at a time; must not block */
    Turn(AgentParts agent, TurnRequest request, Consumer<AgentEvent> events) {
        this.agent = agent;
        this.request = request;
        this.events = new TurnEvents(events, agent.processors().changeAnswers(), request.readOnly());
        this.log = new TurnLog(agent, request);
        this.tools = new TurnTools(agent, request);
        this.work = new Work(agent.executor(), agent.turnTimeout());
    }

    /** Ends the turn soon; what the model has said is kept. Does nothing to a turn that has ended. */
    void cancel() {
        work.cancel();
    }

    /** Answers, as {@link Agent#generate} says. */
    @Override
    public AgentReply call() {
        try {
            log.begin();
            Optional<Message> answered = log.storedAnswer();
            return answered.isPresent() ? replay(answered.get()) : steps();
        } catch (MemoryException e) {
            throw e;
        } catch (RuntimeException e) {
            throw new Unavailable(
                    "turn \"" + request.turn() + "\" failed with "
                            + e.getClass().getName(),
                    e);
        }
    }

    /** The thread's title that is being made; empty if none is. To be asked after {@link #call}, by its thread. */
    Optional<CompletableFuture<Optional<String>>> title() {
        return title;
    }

    private AgentReply replay(Message answer) {
        events.replayed(answer);
        return request.reply(answer.text(), TurnLog.finishOf(answer));
    }

    private AgentReply steps() {
        events.saved(List.of(request.userId()));
        StringBuilder said = new StringBuilder();
        try {
            Context context = log.context();
            tools.show(context);
            for (int step = 1; step < agent.stepLimit(); step++) {
                ChatAnswer answer = ask(context, tools.specifications(), said);
                if (answer.toolCalls().isEmpty()) {
                    return finish(context, answer);
                }
                context = longer(context, runTools(step, answer));
            }
            return finish(context, ask(context, List.of(), said));
        } catch (TurnEnded e) {
            if (e.error() != null) {
                throw e.error();
            }
            return request.reply(said.toString(), Finish.CANCELLED);
        }
    }

    /**
     * Calls the model once.
     *
     * @param said gets what the model said instead of what it held
     */
    private ChatAnswer ask(Context context, List<ToolSpecification> tools, StringBuilder said) throws TurnEnded {
        boolean shared = context.system().contains(SpeakerTurns.INSTRUCTIONS);
        ModelCall call = new ModelCall(events::said, shared);
        said.setLength(0);
        try {
            String what = "model \"" + agent.model().name() + "\"";
            ChatRequest asked = new ChatRequest(agent.processors().beforeModel(context, log.where()), tools);
            ChatAnswer given = work.run(what, () -> agent.model().answer(asked, call));
            ChatAnswer answer = Answers.check(shared ? Answers.withoutEcho(given) : given);
            said.append(call.end());
            Answers.unheard(answer, said.toString()).ifPresent(events::said);
            return answer;
        } catch (TurnEnded e) {
            said.append(call.end());
            if (!said.toString().isBlank()) {
                keep(e, () -> partial(said, e.finish()));
            }
            throw e;
        }
    }

    private void partial(StringBuilder said, String finish) {
        Message partial = log.partial(said.toString(), finish);
        said.setLength(0);
        said.append(partial.text());
        events.spoken(partial);
        events.saved(List.of(partial.id()));
    }

    private AgentReply finish(Context context, ChatAnswer answer) {
        Finish finish = answer.toolCalls().isEmpty() ? Finish.COMPLETE : Finish.STEP_LIMIT;
        List<Part> parts = Answers.withoutCalls(answer);
        if (Answers.sayNothing(parts)) {
            return request.reply("", finish);
        }
        Message stored = log.answer(context, parts, finish);
        events.spoken(stored);
        events.saved(List.of(stored.id()));
        if (!request.readOnly()) {
            title = agent.titles()
                    .map(options -> new Titler(agent, options).start(request.thread(), log.question(), stored.text()));
        }
        return request.reply(stored.text(), TurnLog.finishOf(stored));
    }

    private List<Message> runTools(int step, ChatAnswer answer) throws TurnEnded {
        Message asked = log.calls(step, answer.parts());
        events.spoken(asked);
        List<Part.ToolCall> calls = asked.parts(Part.ToolCall.class);
        List<Part.ToolResult> results = new ArrayList<>();
        try {
            for (Part.ToolCall call : calls) {
                events.called(call);
                results.add(work.run("tool \"" + call.name() + "\"", () -> tools.run(call)));
                events.returned(results.get(results.size() - 1));
            }
            return stored(log.step(step, asked, results, null));
        } catch (TurnEnded e) {
            Answers.fill(results, calls);
            keep(e, () -> stored(log.step(step, asked, results, e.finish())));
            throw e;
        }
    }

    private List<Message> stored(List<Message> step) {
        events.returned(step.get(1));
        events.saved(ids(step));
        return step;
    }

    private static List<MessageId> ids(List<Message> messages) {
        return messages.stream().map(Message::id).toList();
    }

    /** The turn's own failure is the one to report; a second one of the store must not hide it. */
    private static void keep(TurnEnded ended, Runnable append) {
        try {
            append.run();
        } catch (MemoryException e) {
            if (ended.error() == null) {
                throw e;
            }
            ended.error().addSuppressed(e);
        }
    }

    private Context longer(Context context, List<Message> step) {
        List<Message> messages = new ArrayList<>(context.messages());
        messages.addAll(step);
        Context longer = new Context(context.system(), messages, context.recalled());
        return agent.promptBudget().map(budget -> budget.fit(longer)).orElse(longer);
    }
}
