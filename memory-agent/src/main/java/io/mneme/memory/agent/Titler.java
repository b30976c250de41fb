package io.mneme.memory.agent;

import io.mneme.memory.Conversation;
import io.mneme.memory.MemoryException;
import io.mneme.memory.thread.MemoryThread;
import io.mneme.memory.thread.ThreadKey;
import java.lang.System.Logger.Level;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** Gives untitled conversations a title after an answer, in the background. Thread-safe. */
final class Titler {

    private static final System.Logger LOGGER = System.getLogger(Titler.class.getName());

    private final AgentParts agent;
    private final TitleOptions options;
    private final TitleWriter writer;

    Titler(AgentParts agent, TitleOptions options) {
        this.agent = agent;
        this.options = options;
        this.writer = options.writerOr(agent.model());
    }

    /** Begins; the future gets the title, or nothing if the thread has one, or none could be made. It never fails. */
    CompletableFuture<Optional<String>> start(ThreadKey thread, String question, String answer) {
        return agent.background().start(() -> title(thread, question, answer), thread);
    }

    private Optional<String> title(ThreadKey thread, String question, String answer) {
        Conversation conversation = agent.conversation(thread);
        if (conversation.find().map(found -> found.title().isPresent()).orElse(true)) {
            return Optional.empty();
        }
        try {
            Work work = new Work(agent.executor(), options.timeout());
            Optional<String> title =
                    TitleText.of(work.run("the writer of titles", () -> writer.write(question, answer)));
            return title.filter(found -> isOurs(conversation.suggestTitle(found), found));
        } catch (TurnEnded e) {
            LOGGER.log(Level.WARNING, "no title for thread {0}: {1}", thread, e.getMessage());
        } catch (MemoryException.NotFound e) {
            LOGGER.log(Level.DEBUG, "no title for thread {0}: it is gone", thread);
        }
        return Optional.empty();
    }

    /** A person may have been faster. */
    private static boolean isOurs(MemoryThread thread, String title) {
        return thread.title().equals(Optional.of(title));
    }
}
