package io.mneme.memory.agent.offline;

import io.mneme.memory.agent.TitleWriter;
import io.mneme.memory.message.Message;
import io.mneme.memory.message.Part;
import io.mneme.memory.message.Role;
import io.mneme.memory.message.Speaker;
import io.mneme.memory.port.model.ChatAnswer;
import io.mneme.memory.port.model.ChatModel;
import io.mneme.memory.port.model.ChatRequest;
import io.mneme.memory.port.model.TextListener;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Answers from the conversation that it is given, and from nothing else: it quotes the remembered sentence that fits a
 * question best, with who said it and when, says that it does not know when none fits, and acknowledges statements. It
 * compares words, knows nothing of meaning, and never makes anything up. What stands in a message is quoted, never
 * obeyed. Needs no key and no network; the same request gives the same answer. Calls no tools. Thread-safe.
 */
public final class OfflineChatModel implements ChatModel, TitleWriter {

    private static final String UNKNOWN = "I do not know. Nothing that I remember here answers that.";
    private static final String NOTED = "Noted. I will remember that.";
    private static final String HELLO = "Hello. I remember what you tell me, and quote it when you ask.";

    private static final Pattern GREETING =
            Pattern.compile("(?:hello|hi|hey|greetings|good (?:morning|afternoon|evening|day))(?: there| again)?");

    /** A model; all are alike. */
    public OfflineChatModel() {}

    /** {@code offline}. */
    @Override
    public String name() {
        return "offline";
    }

    /** Answers the newest user message, and reports the answer word by word. */
    @Override
    public ChatAnswer answer(ChatRequest request, TextListener listener) {
        String answer = answer(request.context().messages());
        // After the blanks, so that each piece is a word with what follows it.
        for (String piece : answer.split("(?<=\\s)(?=\\S)")) {
            listener.onText(piece);
        }
        return ChatAnswer.text(answer);
    }

    /** The first sentence of the question, without a greeting before it. */
    @Override
    public String write(String question, String answer) {
        List<String> sentences = Sentences.of(question);
        return sentences.stream()
                .filter(sentence -> !isGreeting(sentence))
                .findFirst()
                .orElse(question);
    }

    private static String answer(List<Message> messages) {
        int newest = messages.size() - 1;
        while (newest >= 0 && messages.get(newest).role() != Role.USER) {
            newest--;
        }
        if (newest < 0) {
            return UNKNOWN;
        }
        Message asked = messages.get(newest);
        List<String> sentences = Sentences.of(asked.text());
        List<String> questions =
                sentences.stream().filter(Sentences::isQuestion).toList();
        if (questions.isEmpty()) {
            return isGreeting(asked.text()) ? HELLO : NOTED;
        }
        List<Message> earlier = messages.subList(0, newest);
        List<Recollection> remembered = remembered(messages, asked);
        return questions.stream()
                .map(question -> reply(Question.of(question), asked.speaker(), earlier, remembered))
                .distinct()
                .collect(Collectors.joining("\n"));
    }

    private static String reply(
            Question question, Optional<Speaker> asker, List<Message> earlier, List<Recollection> remembered) {
        Quotation quotation = new Quotation(asker);
        SaidBefore saidBefore = new SaidBefore(question, asker, earlier);
        return saidBefore.isAsked()
                ? saidBefore.find().map(quotation::of).orElse(UNKNOWN)
                : new Ranking(question, asker, remembered)
                        .best()
                        .map(quotation::of)
                        .orElse(UNKNOWN);
    }

    /** What people said and tools returned; of the message with the question only what is no question. */
    private static List<Recollection> remembered(List<Message> messages, Message asked) {
        List<Recollection> sentences = new ArrayList<>();
        for (Message message : messages) {
            if (message.role() == Role.USER) {
                Sentences.of(message.text()).stream()
                        .map(sentence -> Recollection.of(sentence, message, Optional.empty()))
                        .filter(sentence -> message != asked || !sentence.question())
                        .forEach(sentences::add);
            }
            for (Part.ToolResult result : message.parts(Part.ToolResult.class)) {
                if (result.result() instanceof String text && !result.error()) {
                    Sentences.of(text)
                            .forEach(sentence ->
                                    sentences.add(Recollection.of(sentence, message, Optional.of(result.name()))));
                }
            }
        }
        return sentences;
    }

    private static boolean isGreeting(String text) {
        return GREETING.matcher(String.join(" ", Words.of(text))).matches();
    }
}
