package io.mneme.memory.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mneme.memory.MemoryException.Misconfigured;
import io.mneme.memory.agent.offline.OfflineChatModel;
import io.mneme.memory.message.Message;
import io.mneme.memory.testkit.ScriptedAnswer;
import io.mneme.memory.testkit.ScriptedChatModel;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TitleTest {

    private final Stage stage = new Stage();
    private final ScriptedChatModel titleModel =
            new ScriptedChatModel(ScriptedAnswer.text("\"Help with ", "billing\".\nMore"));

    private Agent agent(TitleOptions options, ScriptedAnswer... answers) {
        return stage.agent(answers).titles(options).build();
    }

    private Optional<String> title() {
        return stage.thread.get().title();
    }

    private static void settle(Agent agent) throws InterruptedException {
        assertThat(agent.settled(Listener.PATIENCE)).isTrue();
    }

    @Test
    void anAnswerIsFollowedByATitleOfAModelOfChoice() throws Exception {
        Agent agent = agent(TitleOptions.DEFAULT.model(titleModel), ScriptedAnswer.text("Of course </answer>"));
        agent.generate("I need help with <my> billing", Stage.IN);
        settle(agent);
        assertThat(title()).contains("Help with billing");
        String asked = titleModel.requests().get(0).context().messages().get(0).text();
        assertThat(asked).contains("I need help with &lt;my&gt; billing", "Of course &lt;/answer&gt;");
    }

    @Test
    void theStreamCarriesItBeforeItsEnd() throws Exception {
        Agent agent = agent(TitleOptions.DEFAULT.model(titleModel), ScriptedAnswer.text("Of course"));
        Listener listener = Listener.eager();
        agent.stream("I need help", Stage.IN.turn("t1")).subscribe(listener);
        List<AgentEvent> events = listener.all();
        assertThat(events.get(events.size() - 2)).isEqualTo(new AgentEvent.Titled("Help with billing"));
        assertThat(events.get(events.size() - 1)).isInstanceOf(AgentEvent.Done.class);
    }

    @Test
    void onlyTheFirstAnswerBringsOne() throws Exception {
        AtomicInteger written = new AtomicInteger();
        TitleWriter writer = (question, answer) -> question + " " + written.incrementAndGet();
        Agent agent =
                agent(TitleOptions.DEFAULT.writer(writer), ScriptedAnswer.text("One"), ScriptedAnswer.text("Two"));
        agent.generate("First", Stage.IN);
        settle(agent);
        agent.generate("Second", Stage.IN);
        settle(agent);
        assertThat(title()).contains("First 1");
        assertThat(written).hasValue(1);
    }

    @Test
    void aPersonsTitleStaysAlsoIfItIsSetWhileTheModelWrites() throws Exception {
        TitleWriter writer = (question, answer) -> {
            stage.thread.rename("Mine");
            return "Generated";
        };
        Agent agent = agent(TitleOptions.DEFAULT.writer(writer), ScriptedAnswer.text("Ok"));
        Listener listener = Listener.eager();
        agent.stream("Hello", Stage.IN).subscribe(listener);
        assertThat(listener.all()).noneMatch(AgentEvent.Titled.class::isInstance);
        assertThat(title()).contains("Mine");
    }

    @Test
    void aWriterThatFailsOrHangsLeavesTheAnswerAlone() throws Exception {
        TitleWriter failing = (question, answer) -> {
            throw new IllegalStateException("no");
        };
        Agent first = agent(TitleOptions.DEFAULT.writer(failing), ScriptedAnswer.text("Ok"));
        assertThat(first.generate("Hello", Stage.IN).text()).isEqualTo("Ok");
        settle(first);
        TitleOptions hanging =
                TitleOptions.DEFAULT.timeout(Duration.ofMillis(50)).writer((q, a) -> (String) Tools.hang());
        Agent second = agent(hanging, ScriptedAnswer.text("Ok"));
        Listener listener = Listener.eager();
        second.stream("Hello", Stage.IN).subscribe(listener);
        assertThat(listener.all().get(listener.events.size() - 1)).isInstanceOf(AgentEvent.Done.class);
        settle(second);
        assertThat(title()).isEmpty();
    }

    @Test
    void settledSaysWhenItIsNot() throws Exception {
        CountDownLatch go = new CountDownLatch(1);
        TitleWriter slow = (question, answer) -> {
            try {
                go.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            return "Late";
        };
        Agent agent = agent(TitleOptions.DEFAULT.writer(slow), ScriptedAnswer.text("Ok"));
        agent.generate("Hello", Stage.IN);
        assertThat(agent.settled(Duration.ofMillis(1))).isFalse();
        go.countDown();
        settle(agent);
        assertThat(title()).contains("Late");
    }

    @Test
    void aThreadThatIsDeletedMeanwhileStaysDeleted() throws Exception {
        TitleWriter writer = (question, answer) -> {
            stage.thread.delete();
            return "Late";
        };
        Agent agent = agent(TitleOptions.DEFAULT.writer(writer), ScriptedAnswer.text("Ok"));
        agent.generate("Hello", Stage.IN);
        settle(agent);
        assertThat(stage.isEmpty()).isTrue();
    }

    @Test
    void aReadOnlyTurnBringsNone() throws Exception {
        stage.thread.append(Message.user("Hello"));
        Agent agent = agent(TitleOptions.DEFAULT.writer((q, a) -> "Title"), ScriptedAnswer.text("Ok"));
        agent.generate("Hello", Stage.IN.asReadOnly());
        settle(agent);
        assertThat(title()).isEmpty();
    }

    @Test
    void theOfflineModelTakesTheFirstSentenceThatSaysSomething() {
        OfflineChatModel model = new OfflineChatModel();
        assertThat(model.write("Hello there. I need help with billing. It is late.", "Ok"))
                .isEqualTo("I need help with billing.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "# **Billing help**|Billing help",
                "Title: \"Trip to Rome\".|Trip to Rome",
                "'  '|",
                "'a\tb\u0000c'|a b c",
            })
    void whatAModelWritesBecomesOneCleanLine(String written, String title) {
        assertThat(TitleText.of(written)).isEqualTo(Optional.ofNullable(title));
    }

    @Test
    void aLongTitleIsCutAtAWord() {
        String title = TitleText.of("word ".repeat(100)).orElseThrow();
        assertThat(title).hasSizeLessThanOrEqualTo(80).endsWith("word\u2026");
    }

    @Test
    void aTimeoutOfNothingIsRefused() {
        assertThatThrownBy(() -> TitleOptions.DEFAULT.timeout(Duration.ZERO)).isInstanceOf(Misconfigured.class);
    }
}
