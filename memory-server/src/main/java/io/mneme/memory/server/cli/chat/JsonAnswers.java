package io.mneme.memory.server.cli.chat;

import io.mneme.memory.agent.AgentReply;
import io.mneme.memory.server.cli.output.Json;
import io.mneme.memory.server.cli.output.Output;
import java.util.Locale;
import java.util.Map;

/** One JSON object a line for each answer; nothing for an answer that broke off. */
final class JsonAnswers implements AnswerView {

    private final Output out;

    JsonAnswers(Output out) {
        this.out = out;
    }

    @Override
    public void text(String piece) {}

    @Override
    public void end(AgentReply reply) {
        out.line(Json.write(Map.of(
                "resource", reply.thread().resource().value(),
                "thread", reply.thread().thread().value(),
                "turn", reply.turn(),
                "text", reply.text(),
                "finish", reply.finish().name().toLowerCase(Locale.ROOT))));
        out.flush();
    }

    @Override
    public void broken() {}
}
