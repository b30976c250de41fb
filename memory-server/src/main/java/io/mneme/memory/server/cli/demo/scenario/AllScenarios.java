package io.mneme.memory.server.cli.demo.scenario;

import io.mneme.memory.server.cli.demo.Scenario;
import java.util.List;

/** All scenes in order. */
public final class AllScenarios {

    /** Every example of the requirements 000, 001, 002 and 003, but for observational memory. */
    public static final List<Scenario> IN_ORDER = List.of(
            new ManyUsers(),
            new ManyThreads(),
            new Preferences(),
            new WorkingMemoryAcrossThreads(),
            new ThreadList(),
            new TwoAgents(),
            new SharedThread(),
            new Impersonation(),
            new ToolForReviewers(),
            new MemoryLayers(),
            new RecallAcrossThreads(),
            new AutomaticTitle(),
            new ReadOnlyTurn(),
            new Supervisor(),
            new Login(),
            new RequiredIds(),
            new HardCodedIds(),
            new Conversations(),
            new SwitchingThreads(),
            new IdStrategies(),
            new NewConversation(),
            new Intruder(),
            new Lifecycle());

    private AllScenarios() {}
}
