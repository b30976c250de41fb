package io.mneme.memory.server.cli.chat;

import io.mneme.memory.agent.AgentReply;
import io.mneme.memory.server.cli.output.Json;
import io.mneme.memory.server.cli.output.Output;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** One JSON object a line for each answer; nothing for an answer that broke off. */
final class JsonAnswers implements AnswerView {

    private final Output out;
    private Optional<String> title = Optional.empty();

    JsonAnswers(Output out) {
        this.out = out;
    }

    @Override
    public void text(String piece) {}

    @Override
    public void titled(String given) {
        title = Optional.of(given);
    }

    @Override
    public void end(AgentReply reply) {
        Map<String, Object> answer = new HashMap<>();
        answer.put("resource", reply.thread().resource().value());
        answer.put("thread", reply.thread().thread().value());
        answer.put("turn", reply.turn());
        answer.put("text", reply.text());
        answer.put("finish", reply.finish().name().toLowerCase(Locale.ROOT));
        title.ifPresent(given -> answer.put("title", given));
        title = Optional.empty();
        out.line(Json.write(answer));
        out.flush();
    }

    @Override
    public void broken() {}
}
