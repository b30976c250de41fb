package io.mneme.memory.server.cli.recall;

import io.mneme.memory.model.langchain4j.MiniLm;
import io.mneme.memory.port.store.RecallIndex;
import io.mneme.memory.recall.RecallModel;
import java.util.Optional;

/** The recall models of the command line. Thread-safe. */
public final class RecallModels {

    private RecallModels() {}

    /** By words and meaning, by the embedding model in this process, which is loaded now if it was not before. */
    public static RecallModel byMeaning() {
        return RecallModel.of(MiniLm.embeddingModel());
    }

    /** By words, if an index was made so; else by words and meaning, whoever filled it. */
    public static RecallModel of(RecallIndex index) {
        return wordsOnly(index) ? RecallModel.words() : byMeaning();
    }

    /** Whether an index knows words only. */
    public static boolean wordsOnly(RecallIndex index) {
        return index.model().equals(Optional.of(RecallModel.words().indexed()));
    }
}
