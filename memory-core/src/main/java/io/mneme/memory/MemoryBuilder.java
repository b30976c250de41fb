package io.mneme.memory;

import io.mneme.memory.context.ContextAssembler;
import io.mneme.memory.port.model.EmbeddingModel;
import io.mneme.memory.port.observation.AuditListener;
import io.mneme.memory.port.store.MemoryStore;
import io.mneme.memory.recall.Recall;
import io.mneme.memory.recall.RecallModel;
import java.time.Clock;
import java.util.Optional;

/** Builds one {@link Memory}. Not thread-safe. */
public final class MemoryBuilder {

    private MemoryStore store;
    private MemoryOptions options = MemoryOptions.DEFAULT;
    private Clock clock = Clock.systemUTC();
    private AuditListener audit = new LoggingAuditListener();

    private Optional<RecallModel> recall = Optional.empty();
    private boolean indexes = true;

    MemoryBuilder() {}

    /** Sets where memory is kept; required. The memory closes it. */
    public MemoryBuilder store(MemoryStore value) {
        store = value;
        return this;
    }

    /** Sets the options; default {@link MemoryOptions#DEFAULT}. */
    public MemoryBuilder options(MemoryOptions value) {
        options = value;
        return this;
    }

    /** Sets the clock; default the system's. Times are for people and filters, never for order. */
    public MemoryBuilder clock(Clock value) {
        clock = value;
        return this;
    }

    /**
     * Sets who hears of each use of the admin door; default: the JDK's {@link System.Logger}
     * {@code io.mneme.memory.audit}.
     */
    public MemoryBuilder audit(AuditListener value) {
        audit = value;
        return this;
    }

    /** Switches recall on, by words and by meaning; default none. */
    public MemoryBuilder embeddingModel(EmbeddingModel value) {
        return recall(RecallModel.of(value));
    }

    /** Switches recall on, by words only; default none. */
    public MemoryBuilder recallByWords() {
        return recall(RecallModel.words());
    }

    /** Switches recall on; default none. {@link #embeddingModel} is the usual way. */
    public MemoryBuilder recall(RecallModel value) {
        recall = Optional.of(value);
        return this;
    }

    /** Whether new messages are indexed for recall, in the background; default true. False for mere readers. */
    public MemoryBuilder indexing(boolean value) {
        indexes = value;
        return this;
    }

    /**
     * Builds the memory. With recall, the background work begins.
     *
     * @throws MemoryException.Misconfigured if something required is missing, if semantic recall is in the options and
     *     recall is not switched on, or if another model filled the store's recall index
     */
    public Memory build() {
        if (store == null || options == null || clock == null || audit == null) {
            throw new MemoryException.Misconfigured("a memory needs a store, options, a clock and an audit listener");
        }
        if (options.semanticRecall().isPresent() && recall.isEmpty()) {
            throw new MemoryException.Misconfigured("semantic recall needs embeddingModel(...) or recallByWords()");
        }
        Optional<Recall> started = recall.map(model -> Recall.start(store, model, clock, indexes));
        ContextAssembler assembler = new ContextAssembler(store, options, started);
        return new Memory(new MemoryParts(store, options, assembler, clock, started), audit);
    }
}
