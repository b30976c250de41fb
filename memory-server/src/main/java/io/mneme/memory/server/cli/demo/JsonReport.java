package io.mneme.memory.server.cli.demo;

import io.mneme.memory.agent.In;
import io.mneme.memory.server.cli.output.Json;
import io.mneme.memory.server.cli.output.Output;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A demonstration for programs: one JSON object a line. */
public final class JsonReport implements DemoReport {

    private final Output out;
    private final String notice;
    private final String afterwards;

    /**
     * Writes to {@code out}.
     *
     * @param notice what the model is
     * @param afterwards what becomes of the store
     */
    public JsonReport(Output out, String notice, String afterwards) {
        this.out = out;
        this.notice = notice;
        this.afterwards = afterwards;
    }

    @Override
    public void begin(String place) {
        write(Map.of("type", "begin", "model", notice, "store", place, "afterwards", afterwards));
    }

    @Override
    public void scenario(int number, Scenario scenario) {
        write(Map.of(
                "type",
                "scenario",
                "number",
                number,
                "title",
                scenario.title(),
                "requirements",
                scenario.requirements()));
    }

    @Override
    public void turn(In in, String text, String agent, String answer) {
        Map<String, Object> event = new HashMap<>();
        event.put("type", "turn");
        event.put("resource", in.thread().resource().value());
        event.put("thread", in.thread().thread().value());
        in.speaker().ifPresent(speaker -> event.put("speaker", speaker.id()));
        event.put("readOnly", in.readOnly());
        event.put("text", text);
        event.put("agent", agent);
        event.put("answer", answer);
        write(event);
    }

    @Override
    public void note(String text) {
        write(Map.of("type", "note", "text", text));
    }

    @Override
    public void check(String claim, boolean holds) {
        write(Map.of("type", "check", "claim", claim, "passed", holds));
    }

    @Override
    public void end(int passed, List<String> failed, Duration took) {
        write(Map.of("type", "end", "passed", passed, "failed", failed, "milliseconds", took.toMillis()));
    }

    private void write(Map<String, Object> event) {
        out.line(Json.write(event));
    }
}
