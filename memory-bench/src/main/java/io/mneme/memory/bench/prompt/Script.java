package io.mneme.memory.bench.prompt;

import io.mneme.memory.message.Message;
import io.mneme.memory.message.Part;
import io.mneme.memory.message.Role;
import io.mneme.memory.port.model.ChatAnswer;
import io.mneme.memory.port.model.ChatModel;
import io.mneme.memory.port.model.ChatRequest;
import io.mneme.memory.port.model.TextListener;
import io.mneme.memory.working.WorkingMemoryTemplates;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;

/** A conversation that is the same in every run, and the model's side of it. For one conversation at a time. */
final class Script implements ChatModel {

    /** About 300 tokens, as instructions of agents often have. */
    static final String INSTRUCTIONS =
            "You are the assistant of a gardening shop. Answer politely and in short. ".repeat(16);

    private static final List<String> WORDS = List.of(("garden rose tulip seed soil water shade sun pot delivery order "
                    + "invoice Tuesday spring autumn tree apple hedge tool spade gloves compost bulb price discount color "
                    + "yellow balcony terrace winter frost week garden center plan height width bees lawn fence")
            .split(" "));
    private static final int SENTENCE = 40;

    private final boolean learns;
    private final List<ChatRequest> calls = new ArrayList<>();
    private int turn;

    Script(boolean learns) {
        this.learns = learns;
    }

    /** What the user says in a turn. */
    static String question(int turn) {
        return "Question " + turn + ": " + chatter(2 * turn);
    }

    /** Something said in another conversation. */
    static String elsewhere(int number) {
        return "Elsewhere " + number + ": " + chatter(10_000 + number);
    }

    /** What the model has seen, call by call. */
    List<ChatRequest> calls() {
        return calls;
    }

    @Override
    public String name() {
        return "script";
    }

    @Override
    public ChatAnswer answer(ChatRequest request, TextListener listener) {
        calls.add(request);
        if (learns && !isReturned(request)) {
            turn++;
            String memory = WorkingMemoryTemplates.PERSON.replace("**Facts**:", "**Facts**: fact " + turn);
            return new ChatAnswer(
                    List.of(new Part.ToolCall("call-" + turn, "updateWorkingMemory", Map.of("memory", memory))));
        }
        return ChatAnswer.text("Answer: " + chatter(2 * calls.size() + 1));
    }

    /** Whether the tool has run in this turn. */
    private static boolean isReturned(ChatRequest request) {
        List<Message> messages = request.context().messages();
        return messages.get(messages.size() - 1).role() == Role.TOOL;
    }

    private static String chatter(int seed) {
        Random random = new Random(seed);
        return random.ints(SENTENCE, 0, WORDS.size()).mapToObj(WORDS::get).collect(Collectors.joining(" ", "", "."));
    }
}
