package io.mneme.memory.server.cli.demo;

import io.mneme.memory.agent.TitleWriter;
import io.mneme.memory.message.Message;
import io.mneme.memory.port.model.ChatAnswer;
import io.mneme.memory.port.model.ChatModel;
import io.mneme.memory.port.model.ChatRequest;
import io.mneme.memory.port.model.TextListener;
import java.util.List;

/**
 * Remembers what a model was shown: an answer alone does not prove that it saw nothing else. Writes titles if the model
 * does. Thread-safe.
 */
final class WitnessModel implements ChatModel, TitleWriter {

    private final ChatModel model;
    private volatile List<Message> shown = List.of();

    WitnessModel(ChatModel model) {
        this.model = model;
    }

    List<Message> shown() {
        return shown;
    }

    @Override
    public String name() {
        return model.name();
    }

    @Override
    public ChatAnswer answer(ChatRequest request, TextListener listener) {
        shown = request.context().messages();
        return model.answer(request, listener);
    }

    @Override
    public String write(String question, String answer) {
        return model instanceof TitleWriter writer ? writer.write(question, answer) : null;
    }
}
