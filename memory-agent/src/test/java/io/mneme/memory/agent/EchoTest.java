package io.mneme.memory.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mneme.memory.context.SpeakerTurns;
import io.mneme.memory.message.Speaker;
import io.mneme.memory.testkit.ScriptedAnswer;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class EchoTest {

    private static final String ECHO =
            "<turn author_id=\"u_ann\" author_name=\"Ann\">\nHello <b>Ann</b>.\n</turn>\nBye";

    @Test
    void aTextCutAnywhereIsCleanedAsAWhole() {
        Random random = new Random(11);
        String[] pieces = {
            "<turn", "<", "/turn", "</turn>", ">", " author_id=\"x\"", "\n", "\n\n", " ", "word", "<b>", "t"
        };
        for (int i = 0; i < 5_000; i++) {
            List<String> parts = random.ints(1 + random.nextInt(10), 0, pieces.length)
                    .mapToObj(n -> pieces[n])
                    .toList();
            EchoFilter filter = new EchoFilter();
            String clean = parts.stream().map(filter::next).collect(Collectors.joining()) + filter.end();
            assertThat(clean).isEqualTo(SpeakerTurns.clean(String.join("", parts)));
        }
    }

    @Test
    void aReplyInASharedThreadIsStoredAndStreamedWithoutEchoedTags() throws Exception {
        Stage stage = new Stage();
        Agent agent =
                stage.agent(ScriptedAnswer.text(ECHO.split("(?<=\\G.{3})"))).build();
        Listener listener = Listener.eager();
        agent.stream("Hi", Stage.IN.as(Speaker.of("u_ann", "Ann", "editor"))).subscribe(listener);
        String streamed = listener.all().stream()
                .filter(AgentEvent.TextDelta.class::isInstance)
                .map(event -> ((AgentEvent.TextDelta) event).text())
                .collect(Collectors.joining());
        assertThat(streamed).isEqualTo("Hello <b>Ann</b>.\nBye");
        assertThat(stage.texts()).containsExactly("Hi", "Hello <b>Ann</b>.\nBye");
    }

    @Test
    void inAThreadOfOnePersonTagsStay() {
        Stage stage = new Stage();
        Agent agent = stage.agent(ScriptedAnswer.text(ECHO)).build();
        assertThat(agent.generate("Show me the markup", Stage.IN).text()).isEqualTo(ECHO);
    }

    @Test
    void anEchoOfNothingElseIsNoAnswer() {
        Stage stage = new Stage();
        Agent agent = stage.agent(ScriptedAnswer.text("<turn author_id=\"a\">\n</turn>"))
                .build();
        In in = Stage.IN.as(Speaker.of("u_ann"));
        assertThatThrownBy(() -> agent.generate("Hi", in)).hasMessage("the model answered nothing");
    }
}
