package io.mneme.memory.agent;

import io.mneme.memory.context.SpeakerTurns;
import io.mneme.memory.message.Part;
import io.mneme.memory.port.model.ChatAnswer;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What a model's answer holds. */
final class Answers {

    private Answers() {}

    /**
     * Returns {@code answer} if a turn can go on with it.
     *
     * @throws TurnEnded if it is null, says nothing, holds a tool's result, or gives two tool calls the same id
     */
    static ChatAnswer check(ChatAnswer answer) throws TurnEnded {
        if (answer == null || sayNothing(answer.parts())) {
            throw TurnEnded.failed("the model answered nothing");
        }
        List<Part.ToolCall> calls = answer.toolCalls();
        if (calls.stream().map(Part.ToolCall::callId).distinct().count() < calls.size()) {
            throw TurnEnded.failed("the model gave two tool calls the same id");
        }
        if (answer.parts().stream().anyMatch(Part.ToolResult.class::isInstance)) {
            throw TurnEnded.failed("the model answered with a tool result of its own");
        }
        return answer;
    }

    /** The answer without echoed turn elements; null for null. */
    static ChatAnswer withoutEcho(ChatAnswer answer) {
        return answer == null
                ? null
                : new ChatAnswer(answer.parts().stream()
                        .map(part ->
                                part instanceof Part.Text text ? new Part.Text(SpeakerTurns.clean(text.text())) : part)
                        .toList());
    }

    /** Whether the parts hold nothing for the user or the agent; thoughts do not count. */
    static boolean sayNothing(List<Part> parts) {
        return parts.stream()
                .allMatch(part -> part instanceof Part.Reasoning
                        || part instanceof Part.Text text && text.text().isBlank());
    }

    /** The parts that may be stored alone; a tool call without its result may not. */
    static List<Part> withoutCalls(ChatAnswer answer) {
        return answer.parts().stream()
                .filter(part -> !(part instanceof Part.ToolCall))
                .toList();
    }

    /** The rest of the answer's text, if a model reported only the beginning of it or nothing. */
    static Optional<String> unheard(ChatAnswer answer, String said) {
        String text = answer.parts().stream()
                .filter(Part.Text.class::isInstance)
                .map(part -> ((Part.Text) part).text())
                .collect(Collectors.joining());
        boolean more = text.startsWith(said) && text.length() > said.length();
        return more ? Optional.of(text.substring(said.length())) : Optional.empty();
    }

    /** Adds an error result for each call that has none, so that all can be stored. */
    static void fill(List<Part.ToolResult> results, List<Part.ToolCall> calls) {
        int running = results.size();
        for (int i = running; i < calls.size(); i++) {
            String why = i == running ? "the turn ended before the tool did" : "not run: the turn ended before";
            results.add(Toolbox.failure(calls.get(i), why));
        }
    }
}
