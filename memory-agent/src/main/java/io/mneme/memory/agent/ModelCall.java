package io.mneme.memory.agent;

import io.mneme.memory.port.model.TextListener;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;

/** Hears what a model says in one call, until the turn does not listen any more. Thread-safe. */
final class ModelCall implements TextListener {

    private final Consumer<String> sink;
    private final UnicodeRepair repair = new UnicodeRepair();
    private final StringBuilder said = new StringBuilder();
    private boolean over;

    /** @param sink gets each piece of valid text, one at a time, none after {@link #end} */
    ModelCall(Consumer<String> sink) {
        this.sink = sink;
    }

    @Override
    public synchronized void onText(String piece) {
        if (over) {
            throw new CancellationException("the turn is over");
        }
        pass(repair.next(piece));
    }

    /** Stops listening and returns all that was said; a second call returns the same. */
    synchronized String end() {
        over = true;
        pass(repair.end());
        return said.toString();
    }

    private void pass(String text) {
        if (!text.isEmpty()) {
            said.append(text);
            sink.accept(text);
        }
    }
}
