package io.mneme.memory.agent.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mneme.memory.Memory;
import io.mneme.memory.MemoryException.Misconfigured;
import io.mneme.memory.MemoryException.Unavailable;
import io.mneme.memory.agent.Agent;
import io.mneme.memory.agent.In;
import io.mneme.memory.agent.config.MnemeConfiguration;
import io.mneme.memory.port.model.ChatAnswer;
import io.mneme.memory.port.model.ChatModel;
import io.mneme.memory.port.model.ChatRequest;
import io.mneme.memory.port.model.EmbeddingModel;
import io.mneme.memory.port.model.TextListener;
import io.mneme.memory.recall.RecallModel;
import io.mneme.memory.recall.RecallScope;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class MnemeTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private static MnemeConfiguration at(String url) {
        return MnemeConfiguration.builder()
                .storeUrl(url)
                .lastMessages(2)
                .stepLimit(3)
                .build();
    }

    /** Answers with the number of messages that it sees. */
    private record Counting() implements ChatModel {
        @Override
        public String name() {
            return "counting";
        }

        @Override
        public ChatAnswer answer(ChatRequest request, TextListener listener) {
            return ChatAnswer.text(String.valueOf(request.context().messages().size()));
        }
    }

    /** The title of the first conversation. */
    private static Optional<String> title(Mneme mneme) {
        return mneme.memory()
                .resource("ann")
                .thread("main")
                .find()
                .orElseThrow()
                .title();
    }

    /** A model that cannot be used. */
    private record Broken() implements EmbeddingModel {
        @Override
        public String name() {
            return "broken";
        }

        @Override
        public int dimensions() {
            throw new Misconfigured("no dimensions");
        }

        @Override
        public int maximumTokens() {
            return 1;
        }

        @Override
        public List<float[]> embed(List<String> texts) {
            return List.of();
        }
    }

    @AfterEach
    void everyStoreIsClosed() {
        assertThat(TestStores.OPEN).hasValue(0);
    }

    @Test
    void wires_a_memory_and_agents_that_share_it() {
        try (Mneme mneme = Mneme.start(at("test:x"))) {
            Agent one = mneme.agent("One").build();
            Agent two = mneme.agent("Two").instructions("Be brief.").build();
            one.generate("My favorite color is teal.", In.thread("ann", "main"));
            assertThat(two.generate("What is my favorite color?", In.thread("ann", "main"))
                            .text())
                    .endsWith("\"My favorite color is teal.\"");
            assertThat(one.name()).isEqualTo("One");
            assertThat(one.memory()).isSameAs(mneme.memory()).isSameAs(two.memory());
        }
    }

    @Test
    void passes_the_options_and_the_model_on() {
        try (Mneme mneme = Mneme.start(at("test:x"), new Counting())) {
            Agent agent = mneme.agent("One").build();
            agent.generate("a", In.thread("ann", "main"));
            agent.generate("b", In.thread("ann", "main"));
            assertThat(agent.generate("c", In.thread("ann", "main")).text()).isEqualTo("3");
        }
    }

    @Test
    void agents_get_titles_working_memory_and_recall_if_they_are_enabled() throws InterruptedException {
        MnemeConfiguration all = MnemeConfiguration.builder()
                .storeUrl("test:x")
                .titles(true)
                .workingMemory(true)
                .recall(true)
                .recallScope(RecallScope.RESOURCE)
                .build();
        try (Mneme mneme = Mneme.start(all)) {
            Agent agent = mneme.agent("One").build();
            agent.generate("I prefer dark mode", In.thread("ann", "main"));
            agent.generate("The shed stands behind the barn.", In.thread("ann", "farm"));
            assertThat(agent.settled(PATIENCE)).isTrue();
            assertThat(mneme.memory().settled(PATIENCE)).isTrue();
            assertThat(title(mneme)).contains("I prefer dark mode");
            assertThat(agent.generate("What mode do I prefer?", In.thread("ann", "new"))
                            .text())
                    .startsWith("In working memory stands");
            assertThat(agent.generate("Where stands the shed?", In.thread("ann", "new"))
                            .text())
                    .contains("in thread \"farm\": \"The shed stands behind the barn.\"");
        }
    }

    @Test
    void agents_have_none_of_it_by_default() throws InterruptedException {
        try (Mneme mneme = Mneme.start(at("test:x"))) {
            Agent agent = mneme.agent("One").build();
            agent.generate("I prefer dark mode", In.thread("ann", "main"));
            assertThat(agent.settled(PATIENCE)).isTrue();
            assertThat(title(mneme)).isEmpty();
            assertThat(mneme.memory().options().workingMemory()).isEmpty();
            assertThat(mneme.memory().options().semanticRecall()).isEmpty();
        }
    }

    @Test
    void closing_closes_the_store() {
        Mneme mneme = Mneme.start(at("test:x"));
        Memory memory = mneme.memory();
        mneme.close();
        assertThatThrownBy(() -> memory.resource("ann").thread("main").count()).isInstanceOf(Unavailable.class);
    }

    @Test
    void an_unknown_scheme_is_refused_with_the_known_ones() {
        assertThatThrownBy(() -> Mneme.start(at("nosuch:x")))
                .isInstanceOf(Misconfigured.class)
                .hasMessageContainingAll("\"nosuch\"", "test");
    }

    @Test
    void a_start_that_fails_closes_what_it_opened() {
        assertThatThrownBy(() -> Mneme.start(at("test:nameless")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("no name");
    }

    @Test
    void what_a_part_refuses_is_told_as_it_is() {
        MnemeConfiguration recalling =
                MnemeConfiguration.builder().storeUrl("test:x").recall(true).build();
        assertThatThrownBy(() -> Mneme.start(recalling, new Counting(), RecallModel.of(new Broken())))
                .isInstanceOf(Misconfigured.class)
                .hasMessage("no dimensions");
    }

    @Test
    void a_model_and_a_configuration_are_required() {
        assertThatThrownBy(() -> Mneme.start(at("test:x"), null)).isInstanceOf(Misconfigured.class);
        assertThatThrownBy(() -> Mneme.start(null)).isInstanceOf(Misconfigured.class);
        assertThatThrownBy(() -> Mneme.start(at("test:x"), new Counting(), null))
                .isInstanceOf(Misconfigured.class);
    }

    @Test
    void logs_one_line_with_its_modules() {
        Logger logger = Logger.getLogger(Mneme.class.getName());
        Level before = logger.getLevel();
        Lines lines = new Lines();
        logger.setLevel(Level.FINE);
        logger.addHandler(lines);
        try (Mneme mneme = Mneme.start(at("test:x?password=hunter2"))) {
            assertThat(mneme.memory()).isNotNull();
        } finally {
            logger.removeHandler(lines);
            logger.setLevel(before);
        }
        assertThat(lines.all).hasSize(1);
        assertThat(lines.all.get(0))
                .startsWith("FINE started with")
                .contains("StoreModule")
                .doesNotContain("hunter2");
    }

    private static final class Lines extends Handler {
        private final List<String> all = new ArrayList<>();

        @Override
        public void publish(LogRecord line) {
            all.add(line.getLevel() + " " + new SimpleFormatter().formatMessage(line));
        }

        @Override
        public void flush() {
            // Nothing is held back.
        }

        @Override
        public void close() {
            // Nothing to free.
        }
    }
}
