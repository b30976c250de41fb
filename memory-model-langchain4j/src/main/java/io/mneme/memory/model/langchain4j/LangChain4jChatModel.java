package io.mneme.memory.model.langchain4j;

import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;
import io.mneme.memory.MemoryException.Misconfigured;
import io.mneme.memory.port.model.ChatAnswer;
import io.mneme.memory.port.model.ChatModel;
import io.mneme.memory.port.model.ChatRequest;
import io.mneme.memory.port.model.TextListener;

/**
 * Any LangChain4j chat model, streaming or not. Tools are told to it but run by the agent. A provider's failures become
 * {@code Unavailable} (worth another try), {@code InvalidInput} (it refused the request) or {@code Misconfigured} (key
 * or model name); their messages are not repeated, since they may hold text. Thread-safe as far as the model is.
 */
public final class LangChain4jChatModel implements ChatModel {

    private final String name;
    private final StreamingChatModel model;

    private LangChain4jChatModel(String name, StreamingChatModel model) {
        if (name == null || name.isBlank() || model == null) {
            throw new Misconfigured("a chat model needs a name and a model");
        }
        this.name = name;
        this.model = model;
    }

    /**
     * Wraps a streaming model.
     *
     * @param name for people and logs
     * @throws Misconfigured if a value is missing
     */
    public static LangChain4jChatModel streaming(String name, StreamingChatModel model) {
        return new LangChain4jChatModel(name, model);
    }

    /**
     * Wraps a model that answers all at once; its text comes in one piece.
     *
     * @param name for people and logs
     * @throws Misconfigured if a value is missing
     */
    public static LangChain4jChatModel of(String name, dev.langchain4j.model.chat.ChatModel model) {
        return new LangChain4jChatModel(name, model == null ? null : new AtOnce(model));
    }

    /** A model that answers all at once, seen as one that streams. */
    private record AtOnce(dev.langchain4j.model.chat.ChatModel model) implements StreamingChatModel {
        @Override
        public void chat(dev.langchain4j.model.chat.request.ChatRequest request, StreamingChatResponseHandler handler) {
            handler.onCompleteResponse(model.chat(request));
        }
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public ChatAnswer answer(ChatRequest request, TextListener listener) {
        StreamedAnswer answer = new StreamedAnswer();
        try {
            model.chat(
                    dev.langchain4j.model.chat.request.ChatRequest.builder()
                            .messages(PromptMessages.of(request.context()))
                            .toolSpecifications(ToolSpecifications.of(request.tools()))
                            .build(),
                    answer);
        } catch (RuntimeException e) {
            throw Failures.of(name, e);
        }
        StreamedAnswer.Complete complete = answer.await(name, listener);
        return Answers.of(complete.response().aiMessage(), complete.text());
    }
}
