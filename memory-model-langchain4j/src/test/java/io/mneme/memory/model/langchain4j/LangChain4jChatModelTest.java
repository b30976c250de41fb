package io.mneme.memory.model.langchain4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.exception.AuthenticationException;
import dev.langchain4j.exception.InvalidRequestException;
import dev.langchain4j.exception.RateLimitException;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.chat.response.PartialResponse;
import dev.langchain4j.model.chat.response.PartialResponseContext;
import dev.langchain4j.model.chat.response.StreamingHandle;
import io.mneme.memory.MemoryException.InvalidInput;
import io.mneme.memory.MemoryException.Misconfigured;
import io.mneme.memory.MemoryException.Unavailable;
import io.mneme.memory.context.Context;
import io.mneme.memory.message.Message;
import io.mneme.memory.message.Part;
import io.mneme.memory.port.model.ChatAnswer;
import io.mneme.memory.port.model.ChatRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class LangChain4jChatModelTest {

    private static final ChatRequest HELLO =
            new ChatRequest(new Context(List.of("Be kind."), List.of(Message.user("Hello"))), List.of());

    private final List<String> pieces = new ArrayList<>();

    private static ChatResponse response(AiMessage message) {
        return ChatResponse.builder().aiMessage(message).build();
    }

    @Test
    void pieces_come_in_order_on_the_calling_thread_and_make_the_text() {
        List<Thread> threads = new ArrayList<>();
        var model = LangChain4jChatModel.streaming("fake", new FakeStreamingModel(handler -> {
            handler.onPartialResponse("Good ");
            handler.onPartialResponse("morning");
            handler.onCompleteResponse(response(AiMessage.from("Good morning")));
        }));

        ChatAnswer answer = model.answer(HELLO, piece -> {
            pieces.add(piece);
            threads.add(Thread.currentThread());
        });

        assertThat(pieces).containsExactly("Good ", "morning");
        assertThat(threads).containsOnly(Thread.currentThread());
        assertThat(answer).isEqualTo(ChatAnswer.text("Good morning"));
    }

    @Test
    void thoughts_with_their_signature_and_tool_calls_come_back() {
        AiMessage message = AiMessage.builder()
                .thinking("Which city?")
                .attributes(Map.of(PromptMessages.SIGNATURE, "proof"))
                .toolExecutionRequests(List.of(ToolExecutionRequest.builder()
                        .id("c1")
                        .name("weather")
                        .arguments("{\"city\":\"Bern\",\"days\":2}")
                        .build()))
                .build();
        var model = LangChain4jChatModel.streaming(
                "fake", new FakeStreamingModel(handler -> handler.onCompleteResponse(response(message))));

        assertThat(model.answer(HELLO, pieces::add).parts())
                .containsExactly(
                        new Part.Reasoning("Which city?", Optional.of("proof")),
                        new Part.ToolCall("c1", "weather", Map.of("city", "Bern", "days", 2)));
    }

    @Test
    void arguments_that_are_not_json_reach_the_tool_as_such() {
        AiMessage message = AiMessage.from(ToolExecutionRequest.builder()
                .name("weather")
                .arguments("{city")
                .build());
        var model = LangChain4jChatModel.streaming(
                "fake", new FakeStreamingModel(handler -> handler.onCompleteResponse(response(message))));

        Part.ToolCall call = model.answer(HELLO, pieces::add).toolCalls().get(0);
        assertThat(call.arguments()).isEqualTo(Map.of("invalidJson", "{city"));
        assertThat(call.callId()).startsWith("call-");
    }

    @Test
    void a_model_that_answers_at_once_gives_one_piece() {
        var atOnce = new dev.langchain4j.model.chat.ChatModel() {
            @Override
            public ChatResponse chat(dev.langchain4j.model.chat.request.ChatRequest request) {
                return response(AiMessage.from("All at once"));
            }
        };

        ChatAnswer answer = LangChain4jChatModel.of("fake", atOnce).answer(HELLO, pieces::add);

        assertThat(pieces).containsExactly("All at once");
        assertThat(answer).isEqualTo(ChatAnswer.text("All at once"));
    }

    @Test
    void failures_say_what_to_do_and_hide_the_providers_words() {
        assertThatThrownBy(() -> failing(new RateLimitException("secret")))
                .isInstanceOf(Unavailable.class)
                .hasMessage("model \"fake\": RateLimitException");
        assertThatThrownBy(() -> failing(new InvalidRequestException("secret")))
                .isInstanceOf(InvalidInput.class)
                .message()
                .doesNotContain("secret");
        assertThatThrownBy(() -> failing(new AuthenticationException("secret")))
                .isInstanceOf(Misconfigured.class)
                .message()
                .doesNotContain("secret");
    }

    private void failing(RuntimeException failure) {
        LangChain4jChatModel.streaming("fake", new FakeStreamingModel(handler -> handler.onError(failure)))
                .answer(HELLO, pieces::add);
    }

    @Test
    void a_listener_that_ends_the_turn_stops_the_provider() throws InterruptedException {
        CountDownLatch cancelled = new CountDownLatch(1);
        StreamingHandle handle = new StreamingHandle() {
            @Override
            public void cancel() {
                cancelled.countDown();
            }

            @Override
            public boolean isCancelled() {
                return cancelled.getCount() == 0;
            }
        };
        var model = LangChain4jChatModel.streaming(
                "fake",
                new FakeStreamingModel(handler ->
                        handler.onPartialResponse(new PartialResponse("word"), new PartialResponseContext(handle))));

        assertThatThrownBy(() -> model.answer(HELLO, piece -> {
                    throw new CancellationException("over");
                }))
                .isInstanceOf(CancellationException.class);
        assertThat(cancelled.await(5, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void an_interrupted_caller_gets_a_cancellation() {
        var model = LangChain4jChatModel.streaming("fake", new FakeStreamingModel(handler -> {}));
        Thread.currentThread().interrupt();

        assertThatThrownBy(() -> model.answer(HELLO, pieces::add)).isInstanceOf(CancellationException.class);
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void it_needs_a_name_and_a_model() {
        assertThatThrownBy(() -> LangChain4jChatModel.of("fake", null)).isInstanceOf(Misconfigured.class);
        assertThatThrownBy(() -> LangChain4jChatModel.streaming(" ", new FakeStreamingModel(handler -> {})))
                .isInstanceOf(Misconfigured.class);
    }
}
