package io.mneme.memory.server.cli.demo.scenario;

import io.mneme.memory.agent.Tool;
import io.mneme.memory.agent.ToolContext;
import io.mneme.memory.message.Speaker;
import io.mneme.memory.port.model.ToolSpecification;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/** Publishes the document of a thread, for reviewers only. Thread-safe. */
final class PublishTool implements Tool {

    static final String NAME = "publish";

    private final AtomicInteger published = new AtomicInteger();

    int published() {
        return published.get();
    }

    @Override
    public ToolSpecification specification() {
        return new ToolSpecification(NAME, "Publishes the document.", Map.of("type", "object", "properties", Map.of()));
    }

    @Override
    public Set<String> roles() {
        return Set.of("reviewer");
    }

    @Override
    public Object call(Map<String, Object> arguments, ToolContext context) {
        published.incrementAndGet();
        String who = context.speaker().map(Speaker::displayName).orElse("nobody");
        return context.thread().resource() + " published by " + who;
    }
}
