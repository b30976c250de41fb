package io.mneme.memory.server.readme;

// begin
import io.mneme.memory.Memory;
import io.mneme.memory.agent.Agent;
import io.mneme.memory.agent.In;
import io.mneme.memory.agent.offline.OfflineChatModel;
import io.mneme.memory.port.store.MemoryStore;
import io.mneme.memory.port.store.Stores;

public class ReadmeExample {
    public static void main(String[] args) {
        MemoryStore store = Stores.open("sqlite:./mneme.db");
        try (Memory memory = Memory.builder().store(store).build()) {
            Agent agent = Agent.builder()
                    .name("SupportAgent")
                    .instructions("You provide customer support.")
                    .model(new OfflineChatModel())
                    .memory(memory)
                    .build();
            In alice = In.thread("user_alice", "preferences");
            In bob = In.thread("user_bob", "preferences");
            agent.generate("I prefer dark mode", alice);
            agent.generate("I prefer light mode", bob);
            System.out.println(agent.generate("Which mode do I prefer?", alice).text());
        }
    }
}
// end
