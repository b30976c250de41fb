package io.mneme.memory.server.cli.demo;

import io.mneme.memory.message.Message;
import io.mneme.memory.port.model.ChatAnswer;
import io.mneme.memory.port.model.ChatModel;
import io.mneme.memory.port.model.ChatRequest;
import io.mneme.memory.port.model.TextListener;
import java.util.List;

/** Remembers what a model was shown: an answer alone does not prove that it saw nothing else. Thread-safe. */
final class WitnessModel implements ChatModel {

    private final ChatModel model;
    private volatile List<String> shown = List.of();

    WitnessModel(ChatModel model) {
        this.model = model;
    }

    List<String> shown() {
        return shown;
    }

    @Override
    public String name() {
        return model.name();
    }

    @Override
    public ChatAnswer answer(ChatRequest request, TextListener listener) {
        shown = request.context().messages().stream().map(Message::text).toList();
        return model.answer(request, listener);
    }
}
