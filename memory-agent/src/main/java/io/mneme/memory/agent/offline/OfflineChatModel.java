package io.mneme.memory.agent.offline;

import io.mneme.memory.agent.TitleWriter;
import io.mneme.memory.context.Context;
import io.mneme.memory.context.SpeakerTurns;
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
 * obeyed. Needs no key and no network; the same request gives the same answer. Thread-safe.
 *
 * <p>It reads working memory and recalled messages like the conversation. Of all tools it calls only that for working
 * memory: to add what the newest message says of its speaker, in the speaker's words.
 */
public final class OfflineChatModel implements ChatModel, TitleWriter {

    private static final String UNKNOWN = "I do not know. Nothing that I remember here answers that.";
    private static final String NOTED = "Noted. I will remember that.";
    private static final String NOT_NOTED = "I could not write that down in working memory.";
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
        List<Message> messages = plain(request.context());
        Optional<Message> asked = newest(messages);
        NotesReader notes = new NotesReader(request.context());
        Optional<Remembering> remembering = asked.map(message -> new Remembering(request, message, notes));
        Optional<Part.ToolCall> call = remembering.flatMap(Remembering::call);
        if (call.isPresent()) {
            return new ChatAnswer(List.of(call.get()));
        }
        boolean failed = remembering
                .flatMap(Remembering::result)
                .map(Part.ToolResult::error)
                .orElse(false);
        String answer = asked.map(message -> answer(messages, message, notes)).orElse(UNKNOWN);
        String whole = failed ? answer.replace(NOTED, NOT_NOTED) : answer;
        // After the blanks, so that each piece is a word with what follows it.
        for (String piece : whole.split("(?<=\\s)(?=\\S)")) {
            listener.onText(piece);
        }
        return ChatAnswer.text(whole);
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

    /** What people wrote, without the elements that tell who they are. */
    private static List<Message> plain(Context context) {
        return context.system().contains(SpeakerTurns.INSTRUCTIONS)
                ? context.messages().stream().map(SpeakerTurns::plain).toList()
                : context.messages();
    }

    private static Optional<Message> newest(List<Message> messages) {
        int newest = messages.size() - 1;
        while (newest >= 0 && messages.get(newest).role() != Role.USER) {
            newest--;
        }
        return newest < 0 ? Optional.empty() : Optional.of(messages.get(newest));
    }

    private static String answer(List<Message> messages, Message asked, NotesReader notes) {
        List<String> sentences = Sentences.of(asked.text());
        List<String> questions =
                sentences.stream().filter(Sentences::isQuestion).toList();
        if (questions.isEmpty()) {
            return isGreeting(asked.text()) ? HELLO : NOTED;
        }
        List<Message> earlier = messages.subList(0, messages.indexOf(asked));
        List<Recollection> remembered = new ArrayList<>(notes.recollections(asked.speaker()));
        remembered.addAll(remembered(messages, asked));
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
                if (result.result() instanceof String text
                        && !result.error()
                        && !result.name().equals(Remembering.TOOL)) {
                    Optional<String> origin = Optional.of(Quotation.returnedBy(result.name(), message));
                    Sentences.of(text).forEach(sentence -> sentences.add(Recollection.of(sentence, message, origin)));
                }
            }
        }
        return sentences;
    }

    private static boolean isGreeting(String text) {
        return GREETING.matcher(String.join(" ", Words.of(text))).matches();
    }
}
