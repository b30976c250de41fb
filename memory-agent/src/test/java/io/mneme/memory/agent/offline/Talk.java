package io.mneme.memory.agent.offline;

import io.mneme.memory.context.Context;
import io.mneme.memory.message.Message;
import io.mneme.memory.message.Part;
import io.mneme.memory.message.Role;
import io.mneme.memory.message.Speaker;
import io.mneme.memory.port.model.ChatAnswer;
import io.mneme.memory.port.model.ChatRequest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** A conversation with the offline model: each message is a minute after the one before. */
final class Talk {

    static final Instant START = Instant.parse("2026-03-04T09:30:15Z");

    private final List<Message> messages = new ArrayList<>();

    static Talk after(String... statements) {
        Talk talk = new Talk();
        for (String statement : statements) {
            talk.said(null, statement);
        }
        return talk;
    }

    Talk said(Speaker speaker, String text) {
        add(Role.USER, speaker, new Part.Text(text));
        return this;
    }

    Talk answered(String text) {
        add(Role.ASSISTANT, null, new Part.Text(text));
        return this;
    }

    Talk returned(String tool, Object result, boolean error) {
        add(Role.TOOL, null, new Part.ToolResult("call", tool, result, error));
        return this;
    }

    /** Asks, and keeps question and answer. */
    String ask(Speaker speaker, String question) {
        said(speaker, question);
        String answer = reply();
        answered(answer);
        return answer;
    }

    String ask(String question) {
        return ask(null, question);
    }

    private String reply() {
        List<String> heard = new ArrayList<>();
        ChatAnswer answer = new OfflineChatModel()
                .answer(new ChatRequest(new Context(List.of("Be nice."), messages), List.of()), heard::add);
        String text = ((Part.Text) answer.parts().get(0)).text();
        if (!text.equals(String.join("", heard))) {
            throw new AssertionError("the pieces are not the answer: " + heard);
        }
        return text;
    }

    private void add(Role role, Speaker speaker, Part part) {
        messages.add(Message.builder(role)
                .part(part)
                .speaker(speaker)
                .createdAt(START.plusSeconds(60L * messages.size()))
                .build());
    }
}
