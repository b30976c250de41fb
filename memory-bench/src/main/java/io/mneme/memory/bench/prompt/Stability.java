package io.mneme.memory.bench.prompt;

import io.mneme.memory.Memory;
import io.mneme.memory.agent.Agent;
import io.mneme.memory.agent.In;
import io.mneme.memory.message.Message;
import io.mneme.memory.message.Speaker;
import io.mneme.memory.port.model.ChatRequest;
import io.mneme.memory.testkit.InMemoryMemoryStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * What one feature's prompts have in common, from the second turn on.
 *
 * @param prompts the first prompt of each turn
 * @param same tokens at the beginning of each that are those of the last prompt of the turn before
 */
record Stability(List<Integer> prompts, List<Integer> same) {

    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final int THREADS_ELSEWHERE = 20;

    /** Talks for {@code turns} turns. */
    static Stability of(Feature feature, int turns) {
        try (Memory memory = Memory.builder()
                .store(new InMemoryMemoryStore())
                .options(feature.memory())
                .recallByWords()
                .build()) {
            for (int i = 0; i < THREADS_ELSEWHERE; i++) {
                memory.resource("user").thread("old-" + i).append(Message.user(Script.elsewhere(i)));
            }
            Stability stability = new Stability(new ArrayList<>(), new ArrayList<>());
            stability.talk(feature, memory, turns);
            return stability;
        }
    }

    private void talk(Feature feature, Memory memory, int turns) {
        Script script = new Script(feature.learns());
        Agent agent = Agent.builder()
                .name("Bench")
                .instructions(Script.INSTRUCTIONS)
                .model(script)
                .memory(memory)
                .build();
        for (int turn = 1; turn <= turns; turn++) {
            int from = script.calls().size();
            settle(memory);
            agent.generate(Script.question(turn), in(feature, turn));
            if (turn > 1) {
                add(feature, script.calls().get(from - 1), script.calls().get(from));
            }
        }
    }

    /** Mean of the prompts' tokens. */
    double meanPrompt() {
        return mean(prompts);
    }

    /** Mean of the tokens that stay the same. */
    double meanSame() {
        return mean(same);
    }

    /** Part of all prompts' tokens that a cache of the beginning would have had. */
    double share() {
        return meanSame() / meanPrompt();
    }

    /** Turns in which less than half of the prompt had stayed the same. */
    long broken() {
        long broken = 0;
        for (int i = 0; i < prompts.size(); i++) {
            broken += 2 * same.get(i) < prompts.get(i) ? 1 : 0;
        }
        return broken;
    }

    private void add(Feature feature, ChatRequest before, ChatRequest now) {
        Prompt prompt = Prompt.of(now.context(), feature.inSystem());
        prompts.add(prompt.tokens());
        same.add(prompt.sameAs(Prompt.of(before.context(), feature.inSystem())));
    }

    private static In in(Feature feature, int turn) {
        In in = In.thread("user", "talk");
        Speaker speaker =
                turn % 2 == 0 ? Speaker.of("u_bob", "Bob", "reviewer") : Speaker.of("u_alice", "Alice", "editor");
        return feature.speakers() ? in.as(speaker) : in;
    }

    /** Each turn finds all that was said before, or runs would differ. */
    private static void settle(Memory memory) {
        if (!memory.settled(PATIENCE)) {
            throw new IllegalStateException("the recall index is not ready within " + PATIENCE);
        }
    }

    private static double mean(List<Integer> numbers) {
        return numbers.stream().mapToInt(Integer::intValue).average().orElse(0);
    }
}
