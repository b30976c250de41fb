package io.mneme.memory.agent;

import io.mneme.memory.port.model.TextListener;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;

/** Hears what a model says in one call, until the turn does not listen any more. Thread-safe. */
final class ModelCall implements TextListener {

    private final Consumer<String> sink;
    private final UnicodeRepair repair = new UnicodeRepair();
    private final Optional<EchoFilter> filter;
    private final StringBuilder said = new StringBuilder();
    private boolean over;

    /**
     * A call.
     *
     * @param sink gets each piece of valid text, one at a time, none after {@link #end}
     * @param shared whether several people speak, so that the model may echo their turn elements
     */
    ModelCall(Consumer<String> sink, boolean shared) {
        this.sink = sink;
        this.filter = shared ? Optional.of(new EchoFilter()) : Optional.empty();
    }

    @Override
    public synchronized void onText(String piece) {
        if (over) {
            throw new CancellationException("the turn is over");
        }
        String text = repair.next(piece);
        pass(filter.map(one -> one.next(text)).orElse(text));
    }

    /** Stops listening and returns all that was said; a second call returns the same. */
    synchronized String end() {
        over = true;
        String rest = repair.end();
        pass(filter.map(one -> one.next(rest) + one.end()).orElse(rest));
        return said.toString();
    }

    private void pass(String text) {
        if (!text.isEmpty()) {
            said.append(text);
            sink.accept(text);
        }
    }
}
