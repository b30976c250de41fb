package io.mneme.memory.server.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.mneme.memory.agent.offline.OfflineChatModel;
import io.mneme.memory.message.Message;
import io.mneme.memory.port.model.ChatAnswer;
import io.mneme.memory.port.model.ChatModel;
import io.mneme.memory.port.model.ChatRequest;
import io.mneme.memory.port.model.TextListener;
import io.mneme.memory.port.store.Append;
import io.mneme.memory.port.store.MemoryStore;
import io.mneme.memory.port.store.MessageStore;
import io.mneme.memory.port.store.RecallIndex;
import io.mneme.memory.port.store.RecallSearch;
import io.mneme.memory.port.store.Stores;
import io.mneme.memory.port.store.WorkingMemoryStore;
import io.mneme.memory.server.cli.demo.scenario.AllScenarios;
import io.mneme.memory.thread.ResourceId;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoTest {

    @TempDir
    Path folder;

    private final ReportLog log = new ReportLog();

    private DemoStore store(String prefix) {
        Supplier<MemoryStore> opener = () -> Stores.open("sqlite:" + folder.resolve("mneme.db"));
        return new DemoStore(opener, prefix);
    }

    private boolean play(DemoStore store, ChatModel model, List<Scenario> scenarios) {
        return new Demo(store, model, scenarios).play(log);
    }

    @Test
    void every_scene_checks_something_and_passes() {
        assertThat(play(store(""), new OfflineChatModel(), AllScenarios.IN_ORDER))
                .describedAs(log.problems())
                .isTrue();
        assertThat(log.failed).isEmpty();
        assertThat(log.titles).hasSameSizeAs(AllScenarios.IN_ORDER).doesNotHaveDuplicates();
        assertThat(log.checksOfScenario).allMatch(count -> count > 0);
    }

    @Test
    void it_can_be_repeated_on_one_store_under_other_users() {
        assertThat(play(store("demo-1/"), new OfflineChatModel(), AllScenarios.IN_ORDER))
                .describedAs(log.problems())
                .isTrue();
        assertThat(play(store("demo-2/"), new OfflineChatModel(), AllScenarios.IN_ORDER))
                .describedAs(log.problems())
                .isTrue();
        assertThat(log.failed).isEmpty();
    }

    @Test
    void under_the_same_users_it_notices_that_the_store_was_not_fresh() {
        assertThat(play(store(""), new OfflineChatModel(), AllScenarios.IN_ORDER))
                .describedAs(log.problems())
                .isTrue();
        assertThat(play(store(""), new OfflineChatModel(), AllScenarios.IN_ORDER))
                .isFalse();
    }

    @Test
    void a_store_that_mixes_users_up_fails() {
        assertThat(play(new DemoStore(LeakyStore::create, ""), new OfflineChatModel(), AllScenarios.IN_ORDER))
                .isFalse();
        assertThat(log.failed)
                .anyMatch(claim -> claim.endsWith("Alice is told her own preference")
                        || claim.endsWith("the same thread id under two users is two threads"));
    }

    private DemoStore twisted(Class<?> part, UnaryOperator<Object> fault) {
        DemoStore right = store("");
        return new DemoStore(() -> TwistedStore.of(right.opener().get(), part, fault), "");
    }

    @Test
    void a_store_that_mixes_working_memories_up_fails() {
        DemoStore leaky = twisted(WorkingMemoryStore.class, LeakyStore::forEverybody);
        assertThat(play(leaky, new OfflineChatModel(), AllScenarios.IN_ORDER)).isFalse();
        assertThat(log.failed).anyMatch(claim -> claim.endsWith("and nothing of Otto's"));
    }

    @Test
    void a_store_that_looks_through_somebody_elses_index_fails() {
        ResourceId paula = ResourceId.of("user_paula");
        ResourceId quentin = ResourceId.of("user_quentin");
        DemoStore leaky = twisted(RecallIndex.class, argument -> {
            if (argument instanceof RecallSearch search && search.owner().equals(paula)) {
                return new RecallSearch(
                        quentin, search.thread(), search.terms(), search.vector(), search.filter(), search.nearest());
            }
            return paula.equals(argument) ? quentin : argument;
        });
        assertThat(play(leaky, new OfflineChatModel(), AllScenarios.IN_ORDER)).isFalse();
        assertThat(log.failed).anyMatch(claim -> claim.endsWith("the same sentence of another user never is"));
    }

    @Test
    void a_store_that_forgets_who_spoke_fails() {
        DemoStore forgetful = twisted(MessageStore.class, argument -> {
            if (!(argument instanceof Append append)) {
                return argument;
            }
            return new Append(
                    append.thread(),
                    append.messages().stream().map(DemoTest::ofNobody).toList(),
                    append.condition(),
                    append.at());
        });
        assertThat(play(forgetful, new OfflineChatModel(), AllScenarios.IN_ORDER))
                .isFalse();
        assertThat(log.failed)
                .anyMatch(claim -> claim.endsWith("a statement is attributed to who made it"))
                .anyMatch(claim -> claim.endsWith("the participants are known, with how often they spoke"));
    }

    private static Message ofNobody(Message message) {
        return new Message(
                message.id(),
                message.role(),
                message.parts(),
                Optional.empty(),
                message.metadata(),
                message.createdAt());
    }

    @Test
    void a_store_that_forgets_at_a_restart_fails() {
        DemoStore forgetful = new DemoStore(() -> Stores.open("sqlite::memory:"), "");
        assertThat(play(forgetful, new OfflineChatModel(), AllScenarios.IN_ORDER))
                .isFalse();
        assertThat(log.failed).anyMatch(claim -> claim.endsWith("Alice is told her own preference"));
    }

    @Test
    void a_model_that_invents_fails() {
        ChatModel inventor = new ChatModel() {
            @Override
            public String name() {
                return "inventor";
            }

            @Override
            public ChatAnswer answer(ChatRequest request, TextListener listener) {
                String text = "You prefer light mode and expanded layouts.";
                listener.onText(text);
                return ChatAnswer.text(text);
            }
        };
        assertThat(play(store(""), inventor, AllScenarios.IN_ORDER)).isFalse();
        assertThat(log.failed).anyMatch(claim -> claim.endsWith("Alice is told her own preference"));
    }

    @Test
    void a_failed_check_is_named_and_the_other_scenes_still_play() {
        List<Scenario> scenarios = List.of(
                scene("wrong", stage -> stage.check("the sky is green", false)),
                scene("broken", stage -> {
                    throw new IllegalStateException("oops");
                }),
                scene("right", stage -> stage.check("the sky is blue", true)));
        assertThat(play(store(""), new OfflineChatModel(), scenarios)).isFalse();
        assertThat(log.failed)
                .containsExactly(
                        "wrong: the sky is green",
                        "broken: it runs to its end, without java.lang.IllegalStateException: oops");
        assertThat(log.claims).contains("the sky is blue");
    }

    @Test
    void a_refusal_of_another_kind_or_none_fails() {
        List<Scenario> scenarios = List.of(scene("refusals", stage -> {
            stage.refused("nothing", io.mneme.memory.MemoryException.NotFound.class, () -> {});
            stage.refused("other", io.mneme.memory.MemoryException.NotFound.class, () -> stage.thread("", "t"));
        }));
        assertThat(play(store(""), new OfflineChatModel(), scenarios)).isFalse();
        assertThat(log.failed).hasSize(2);
    }

    @Test
    void no_check_is_no_success() {
        assertThat(play(store(""), new OfflineChatModel(), List.of())).isFalse();
    }

    private static Scenario scene(String title, Consumer<Stage> play) {
        return new Scenario() {
            @Override
            public String title() {
                return title;
            }

            @Override
            public String requirements() {
                return "000";
            }

            @Override
            public void play(Stage stage) {
                play.accept(stage);
            }
        };
    }
}
