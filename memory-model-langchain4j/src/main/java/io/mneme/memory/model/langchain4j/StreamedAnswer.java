package io.mneme.memory.model.langchain4j;

import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.chat.response.PartialResponse;
import dev.langchain4j.model.chat.response.PartialResponseContext;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;
import dev.langchain4j.model.chat.response.StreamingHandle;
import io.mneme.memory.port.model.TextListener;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.LinkedBlockingQueue;

/** Brings what a provider's thread reports to the thread that asked. For one answer. */
final class StreamedAnswer implements StreamingChatResponseHandler {

    private final BlockingQueue<Object> events = new LinkedBlockingQueue<>();
    private volatile StreamingHandle handle;
    private volatile boolean over;

    /** A failure, among the events. */
    private record Failed(Throwable cause) {}

    /** The response and the text that was streamed. */
    record Complete(ChatResponse response, String text) {}

    @Override
    public void onPartialResponse(String piece) {
        events.add(piece);
    }

    @Override
    public void onPartialResponse(PartialResponse piece, PartialResponseContext context) {
        handle = context.streamingHandle();
        if (over) {
            cancel();
        }
        events.add(piece.text());
    }

    @Override
    public void onCompleteResponse(ChatResponse response) {
        events.add(response);
    }

    @Override
    public void onError(Throwable failure) {
        events.add(new Failed(failure));
    }

    /**
     * Waits for the end, and hands each piece to {@code listener} on the calling thread.
     *
     * @throws CancellationException if the thread is interrupted, or from the listener; the provider is told to stop
     */
    Complete await(String model, TextListener listener) {
        StringBuilder text = new StringBuilder();
        boolean ended = false;
        try {
            while (true) {
                Object event = events.take();
                ended = !(event instanceof String);
                if (event instanceof Failed failed) {
                    throw Failures.of(model, failed.cause);
                } else if (event instanceof ChatResponse response) {
                    return complete(response, text, listener);
                }
                hand((String) event, text, listener);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("the wait for model \"" + model + "\" was interrupted");
        } finally {
            over = true;
            if (!ended) {
                cancel();
            }
        }
    }

    /** A provider that does not stream gives its text at the end only. */
    private static Complete complete(ChatResponse response, StringBuilder text, TextListener listener) {
        String whole = response.aiMessage().text();
        if (text.isEmpty() && whole != null) {
            hand(whole, text, listener);
        }
        return new Complete(response, text.toString());
    }

    private static void hand(String piece, StringBuilder text, TextListener listener) {
        if (!piece.isEmpty()) {
            text.append(piece);
            listener.onText(piece);
        }
    }

    private void cancel() {
        StreamingHandle known = handle;
        if (known != null && !known.isCancelled()) {
            known.cancel();
        }
    }
}
