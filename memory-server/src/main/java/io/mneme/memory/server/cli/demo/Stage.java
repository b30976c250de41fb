package io.mneme.memory.server.cli.demo;

import io.mneme.memory.Memory;
import io.mneme.memory.MemoryException;
import io.mneme.memory.MemoryOptions;
import io.mneme.memory.ResourceMemory;
import io.mneme.memory.agent.Agent;
import io.mneme.memory.agent.In;
import io.mneme.memory.message.Message;
import io.mneme.memory.message.Role;
import io.mneme.memory.message.StoredMessage;
import io.mneme.memory.port.observation.AuditEvent;
import io.mneme.memory.recall.RecallHit;
import io.mneme.memory.recall.RecallOptions;
import io.mneme.memory.thread.Limits;
import io.mneme.memory.thread.ThreadId;
import io.mneme.memory.thread.ThreadKey;
import java.util.List;
import java.util.function.BiConsumer;

/**
 * What a scene can do. Everything that is said on it is shown, and everything that it claims is checked. For one
 * thread.
 */
public final class Stage {

    private final Backstage backstage;
    private final DemoReport report;
    private final BiConsumer<String, Boolean> checks;

    Stage(Backstage backstage, DemoReport report, BiConsumer<String, Boolean> checks) {
        this.backstage = backstage;
        this.report = report;
        this.checks = checks;
    }

    /** The memory, until the next {@link #restart}. */
    public Memory memory() {
        return backstage.memory();
    }

    /** The memory of the user who is called {@code name} in the example. */
    public ResourceMemory user(String name) {
        return memory().resource(backstage.user(name));
    }

    /** A thread of that user. */
    public ThreadKey thread(String user, String thread) {
        return new ThreadKey(backstage.user(user), ThreadId.of(thread));
    }

    /** From now on the agent of this name is made so, also after a restart. */
    public void cast(String agent, Casting casting) {
        backstage.cast(agent, casting);
    }

    /** Says {@code text} to an agent in a conversation, by {@code generate}; returns the answer. */
    public String say(String agent, ThreadKey key, String text) {
        return say(agent, In.thread(key), text);
    }

    /** {@link #say(String, ThreadKey, String)}, by a speaker, or without a trace. */
    public String say(String agent, In in, String text) {
        String answer = agent(agent).generate(text, in).text();
        report.turn(in, text, agent, answer);
        return answer;
    }

    /** {@link #say}, by {@code stream}; returns the streamed pieces joined. */
    public String stream(String agent, ThreadKey key, String text) {
        String answer = StreamedAnswer.of(agent(agent).stream(text, In.thread(key)));
        report.turn(In.thread(key), text, agent, answer);
        return answer;
    }

    /** An agent by name; agents of one name are the same. */
    public Agent agent(String name) {
        return backstage.agent(name);
    }

    /** Everything in a thread, oldest first. */
    public List<String> texts(ThreadKey key) {
        return memory().resource(key.resource()).thread(key.thread()).last(Limits.MAX_ITEMS).stream()
                .map(StoredMessage::text)
                .toList();
    }

    /** Whether the model, at the last turn, was shown a message with exactly this text. */
    public boolean modelSaw(String text) {
        return shown().contains(text);
    }

    /** What the model was shown at the last turn, as texts, oldest first, without what memory adds itself. */
    public List<String> shown() {
        return backstage.shown().stream()
                .filter(message -> message.role() != Role.SYSTEM)
                .map(Message::text)
                .toList();
    }

    /** How many messages the model was shown at the last turn, the one to answer included. */
    public int messagesShown() {
        return shown().size();
    }

    /** What {@code user} has said is found from now on: what happens elsewhere after each answer, in the background. */
    public void index(String user) {
        backstage.index(backstage.user(user));
    }

    /** Everything that {@code query} reminds of in what {@code user} has said, the best find first. */
    public List<RecallHit> recall(String user, String query) {
        MemoryOptions options = MemoryOptions.DEFAULT.semanticRecall(RecallOptions.DEFAULT);
        return backstage.memory(options).resource(backstage.user(user)).recall(query);
    }

    /** The uses of the admin door so far, oldest first. */
    public List<AuditEvent> audit() {
        return backstage.audit();
    }

    /** Closes the store and opens it again, as a new process would. */
    public void restart() {
        backstage.restart();
        report.note("The application stops. It starts again on the same store.");
    }

    /** Tells the audience something. */
    public void note(String text) {
        report.note(text);
    }

    /** Checks a claim. */
    public void check(String claim, boolean holds) {
        checks.accept(claim, holds);
    }

    /** Checks that an action is refused with this kind of error, and shows the message; returns the message. */
    public String refused(String claim, Class<? extends MemoryException> kind, Runnable action) {
        try {
            action.run();
        } catch (MemoryException e) {
            check(claim + ": " + e.getMessage(), kind.isInstance(e));
            return e.getMessage();
        }
        check(claim, false);
        return "";
    }
}
