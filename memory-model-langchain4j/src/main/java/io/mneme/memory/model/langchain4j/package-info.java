/** Models of any provider, by LangChain4j, and one embedding model that runs in process. */
package io.mneme.memory.model.langchain4j;
