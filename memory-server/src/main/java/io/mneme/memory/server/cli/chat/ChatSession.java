package io.mneme.memory.server.cli.chat;

import io.mneme.memory.MemoryException;
import io.mneme.memory.ResourceMemory;
import io.mneme.memory.agent.Agent;
import io.mneme.memory.agent.In;
import io.mneme.memory.agent.config.MnemeConfiguration;
import io.mneme.memory.agent.offline.OfflineChatModel;
import io.mneme.memory.agent.wiring.Mneme;
import io.mneme.memory.port.store.MemoryStore;
import io.mneme.memory.port.store.Stores;
import io.mneme.memory.recall.RecallModel;
import io.mneme.memory.server.cli.output.Output;
import io.mneme.memory.server.cli.output.Printable;
import io.mneme.memory.server.cli.recall.RecallModels;
import io.mneme.memory.server.cli.shell.CommandContext;
import io.mneme.memory.server.cli.shell.ExitAction;
import io.mneme.memory.server.cli.shell.LineReader;
import io.mneme.memory.thread.ThreadKey;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** Turn after turn until the input ends. For one thread; ends in order also when the process is told to end. */
public final class ChatSession implements AutoCloseable {

    private static final Duration INDEXING = Duration.ofSeconds(5);

    private final CommandContext context;
    private final In in;
    private final TurnThreads threads = new TurnThreads();
    private final Mneme application;
    private final ExitAction end;
    private final Agent agent;
    private volatile Turn turn;

    /**
     * Opens the store.
     *
     * @param configuration where memory is kept, and how the agent behaves
     * @param in the conversation, and who speaks
     * @param context where the lines come from and the answers go to
     * @throws MemoryException as {@link Mneme#start(MnemeConfiguration)} says
     */
    public ChatSession(MnemeConfiguration configuration, In in, CommandContext context) {
        this.context = context;
        this.in = in;
        this.application = start(configuration);
        this.end = new ExitAction(this::end);
        this.agent = application
                .agent("mneme")
                .instructions("You answer from what you remember of this conversation.")
                .executor(threads)
                .build();
    }

    private static Mneme start(MnemeConfiguration configuration) {
        if (configuration.memory().semanticRecall().isEmpty()) {
            return Mneme.start(configuration);
        }
        return Mneme.start(configuration, new OfflineChatModel(), recallModel(configuration.storeUrl()));
    }

    private static RecallModel recallModel(String url) {
        try (MemoryStore store = Stores.open(url)) {
            return RecallModels.of(store.recallIndex());
        }
    }

    /**
     * Answers each line.
     *
     * @param json whether to write JSON lines
     * @throws MemoryException if a turn fails; on a terminal that is shown, and the conversation goes on
     */
    public void run(boolean json) {
        answerAll(json);
        // The next process should find what was said; nobody waits for an answer any more.
        application.memory().settled(INDEXING);
    }

    private void answerAll(boolean json) {
        boolean person = context.terminals().input();
        LineReader lines = new LineReader(context.in());
        AnswerView view = json ? new JsonAnswers(context.out()) : new TextAnswers(context);
        for (Optional<String> line = next(lines, person); line.isPresent(); line = next(lines, person)) {
            String text = line.get();
            if (person && text.strip().equals("/quit")) {
                return;
            }
            if (!text.isBlank()) {
                answer(text, view, person);
            }
        }
        if (person) {
            // The person ended the line of the prompt by Ctrl-D, which shows nothing.
            context.err().line();
        }
    }

    private Optional<String> next(LineReader lines, boolean person) {
        if (person) {
            context.err().print(context.errStyle().cyan("you> "));
            context.err().flush();
        }
        return lines.read();
    }

    private void answer(String text, AnswerView view, boolean person) {
        try {
            beginIfNew();
            turn = new Turn(view);
            agent.stream(text, in).subscribe(turn);
            turn.await();
        } catch (MemoryException e) {
            if (!person || e instanceof MemoryException.NotFound) {
                throw e;
            }
            Output err = context.err();
            err.line(context.errStyle().red("mneme: ") + Printable.line(e.getMessage()));
        }
    }

    /**
     * Before the first line: a person who comes back to a deleted conversation starts it anew. A thread that is deleted
     * later, while they talk, stays deleted.
     */
    private void beginIfNew() {
        ThreadKey key = in.thread();
        ResourceMemory owner = application.memory().resource(key.resource());
        if (turn != null || owner.thread(key.thread()).find().isPresent()) {
            return;
        }
        try {
            owner.createThread(key.thread(), Optional.empty(), Map.of());
        } catch (MemoryException.Conflict e) {
            // Somebody else has just begun the same conversation; it is there, which is all that matters.
        }
    }

    private void end() {
        Turn running = turn;
        if (running != null) {
            running.cancel();
        }
        if (context.terminals().input() && ExitAction.processEnds()) {
            // After ^C, the shell's prompt gets a line of its own.
            context.err().line();
        }
        threads.close();
        application.close();
    }

    /** Ends a running turn, whose words so far stay in the thread, and closes the store. */
    @Override
    public void close() {
        end.close();
    }
}
