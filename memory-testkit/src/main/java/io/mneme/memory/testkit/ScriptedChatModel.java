package io.mneme.memory.testkit;

import io.mneme.memory.port.model.ChatAnswer;
import io.mneme.memory.port.model.ChatModel;
import io.mneme.memory.port.model.ChatRequest;
import io.mneme.memory.port.model.TextListener;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;

/** A model that gives prepared answers, one a call, and keeps what it was asked. Thread-safe. */
public final class ScriptedChatModel implements ChatModel {

    private final Queue<ScriptedAnswer> script = new ArrayDeque<>();
    private final List<ChatRequest> requests = new ArrayList<>();

    /** Gives these answers in turn. */
    public ScriptedChatModel(ScriptedAnswer... answers) {
        script.addAll(List.of(answers));
    }

    /** Gives these texts in turn, each in one piece. */
    public static ScriptedChatModel texts(String... answers) {
        ScriptedChatModel model = new ScriptedChatModel();
        for (String answer : answers) {
            model.then(ScriptedAnswer.text(answer));
        }
        return model;
    }

    /** Adds an answer at the end of the script. */
    public ScriptedChatModel then(ScriptedAnswer answer) {
        synchronized (script) {
            script.add(answer);
        }
        return this;
    }

    /** What it was asked so far, in order. */
    public List<ChatRequest> requests() {
        synchronized (script) {
            return List.copyOf(requests);
        }
    }

    /** What it was asked last. */
    public ChatRequest lastRequest() {
        List<ChatRequest> all = requests();
        return all.get(all.size() - 1);
    }

    @Override
    public String name() {
        return "scripted";
    }

    /**
     * The next answer.
     *
     * @throws IllegalStateException if the script is at its end
     */
    @Override
    public ChatAnswer answer(ChatRequest request, TextListener listener) {
        return next(request).answer(request, listener);
    }

    private ScriptedAnswer next(ChatRequest request) {
        synchronized (script) {
            requests.add(request);
            if (script.isEmpty()) {
                throw new IllegalStateException("the script has no answer number " + requests.size());
            }
            return script.remove();
        }
    }
}
