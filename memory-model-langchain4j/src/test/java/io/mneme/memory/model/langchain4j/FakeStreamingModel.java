package io.mneme.memory.model.langchain4j;

import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/** Plays a provider on a thread of its own, and keeps the last request. */
final class FakeStreamingModel implements StreamingChatModel {

    final AtomicReference<ChatRequest> request = new AtomicReference<>();
    private final Consumer<StreamingChatResponseHandler> script;

    FakeStreamingModel(Consumer<StreamingChatResponseHandler> script) {
        this.script = script;
    }

    @Override
    public void chat(ChatRequest asked, StreamingChatResponseHandler handler) {
        request.set(asked);
        Thread provider = new Thread(() -> script.accept(handler), "provider");
        provider.setDaemon(true);
        provider.start();
    }
}
