package io.mneme.memory.model.langchain4j;

import dev.langchain4j.model.embedding.onnx.allminilml6v2q.AllMiniLmL6V2QuantizedEmbeddingModel;
import io.mneme.memory.port.model.EmbeddingModel;

/**
 * The embedding model that needs no key and no server: all-MiniLM-L6-v2, quantised, in process, 384 dimensions. English
 * first of all. It is loaded once, when it is first asked for (about 50 MB).
 */
public final class MiniLm {

    private static final int MAXIMUM_TOKENS = 256;

    private MiniLm() {}

    /** Loaded by the JVM when somebody first asks, by one thread. */
    private static final class Loaded {
        // In the calling thread: indexing in the background must not take every core.
        static final EmbeddingModel MODEL = LangChain4jEmbeddingModel.of(
                "all-minilm-l6-v2-q", new AllMiniLmL6V2QuantizedEmbeddingModel(Runnable::run), MAXIMUM_TOKENS);
    }

    /** The model, the same object each time. Thread-safe. */
    public static EmbeddingModel embeddingModel() {
        return Loaded.MODEL;
    }
}
