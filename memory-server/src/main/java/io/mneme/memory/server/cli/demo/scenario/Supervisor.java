package io.mneme.memory.server.cli.demo.scenario;

import io.mneme.memory.AdminMemory;
import io.mneme.memory.MemoryException;
import io.mneme.memory.message.MessageQuery;
import io.mneme.memory.message.StoredMessage;
import io.mneme.memory.port.observation.AuditEvent;
import io.mneme.memory.port.observation.Principal;
import io.mneme.memory.server.cli.demo.Scenario;
import io.mneme.memory.server.cli.demo.Stage;
import io.mneme.memory.thread.MemoryThread;
import io.mneme.memory.thread.ThreadKey;
import io.mneme.memory.thread.ThreadQuery;
import java.util.List;
import java.util.Optional;

/** Requirement 001: a manager sees all threads of a user, through the one door that is audited. */
final class Supervisor implements Scenario {

    private static final String AGENT = "CustomerAgent";
    private static final String PROFILE = "How do I update my profile?";

    @Override
    public String title() {
        return "A supervisor reviews a user's conversations";
    }

    @Override
    public String requirements() {
        return "001";
    }

    @Override
    public void play(Stage stage) {
        ThreadKey user1 = stage.thread("user1", "support_thread_user1");
        ThreadKey user2 = stage.thread("user2", "support_thread_user2");
        stage.stream(AGENT, user1, PROFILE);
        stage.stream(AGENT, user2, "I need help with billing");
        stage.check("the second user's conversation began without the first's", stage.messagesShown() == 1);
        int before = stage.audit().size();
        AdminMemory door = stage.memory().admin(new Principal("manager@example.com", "review 2026-08"));
        List<MemoryThread> threads =
                door.threads(user1.resource(), ThreadQuery.ALL).items();
        stage.check(
                "the supervisor sees the threads of that user only",
                threads.stream().map(MemoryThread::key).toList().equals(List.of(user1)));
        List<StoredMessage> messages = door.messages(user1, MessageQuery.ALL).items();
        stage.check(
                "and can read the conversation",
                messages.size() == 2 && messages.get(0).text().equals(PROFILE));
        audit(stage, user1, stage.audit().subList(before, stage.audit().size()));
        stage.refused(
                "nobody comes through the door without a reason",
                MemoryException.InvalidInput.class,
                () -> new Principal("manager@example.com", ""));
    }

    private static void audit(Stage stage, ThreadKey read, List<AuditEvent> audit) {
        audit.forEach(use -> stage.note("audit: " + use.principal().id() + ", " + use.action() + " of "
                + use.resource().map(Object::toString).orElse("everybody")
                + use.thread().map(thread -> " in " + thread).orElse("")
                + ", reason: " + use.principal().reason()));
        stage.check(
                "each use is in the audit log",
                audit.stream().map(AuditEvent::action).toList().equals(List.of("list-threads", "read-messages"))
                        && audit.stream().allMatch(use -> use.resource().equals(Optional.of(read.resource()))));
    }
}
