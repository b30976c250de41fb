package io.mneme.memory.testkit;

import io.mneme.memory.MemoryException.Unavailable;
import io.mneme.memory.port.model.ChatAnswer;
import io.mneme.memory.port.model.ChatRequest;
import io.mneme.memory.port.model.TextListener;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Says some pieces, then hangs until it is released or interrupted, like a provider that stopped to answer. */
public final class HangingAnswer implements ScriptedAnswer {

    private final List<String> pieces;
    private final CountDownLatch hanging = new CountDownLatch(1);
    private final CountDownLatch released = new CountDownLatch(1);
    private final CountDownLatch interrupted = new CountDownLatch(1);

    /** Hangs after these pieces. */
    public HangingAnswer(String... pieces) {
        this.pieces = List.of(pieces);
    }

    @Override
    public ChatAnswer answer(ChatRequest request, TextListener listener) {
        pieces.forEach(listener::onText);
        hanging.countDown();
        try {
            released.await();
            return ChatAnswer.text(String.join("", pieces));
        } catch (InterruptedException e) {
            interrupted.countDown();
            Thread.currentThread().interrupt();
            throw new Unavailable("the model was interrupted", e);
        }
    }

    /** Lets it end: the answer is the pieces. */
    public void release() {
        released.countDown();
    }

    /** Waits until it hangs; false if it does not within {@code patience}. */
    public boolean awaitHanging(Duration patience) throws InterruptedException {
        return hanging.await(patience.toNanos(), TimeUnit.NANOSECONDS);
    }

    /** Waits until it is interrupted; false if it is not within {@code patience}. */
    public boolean awaitInterrupted(Duration patience) throws InterruptedException {
        return interrupted.await(patience.toNanos(), TimeUnit.NANOSECONDS);
    }
}
