package io.mneme.memory.model.langchain4j;

import dev.langchain4j.model.TokenCountEstimator;
import io.mneme.memory.MemoryException.Misconfigured;
import io.mneme.memory.port.model.TokenCounter;

/**
 * Counts tokens by the tokenizer that a LangChain4j module brings for its models. As thread-safe as the tokenizer.
 *
 * @param tokenizer of the model that will read the text
 */
public record LangChain4jTokenCounter(TokenCountEstimator tokenizer) implements TokenCounter {

    /** @throws Misconfigured if it is null */
    public LangChain4jTokenCounter {
        if (tokenizer == null) {
            throw new Misconfigured("a token counter needs a tokenizer");
        }
    }

    /** {@inheritDoc} A tokenizer's marks around a text may count too. */
    @Override
    public int count(String text) {
        return text.isEmpty() ? 0 : tokenizer.estimateTokenCountInText(text);
    }
}
