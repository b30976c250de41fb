package io.mneme.memory.server.cli;

import io.mneme.memory.Memory;
import io.mneme.memory.port.observation.Principal;
import io.mneme.memory.server.cli.output.Count;
import io.mneme.memory.server.cli.output.Json;
import io.mneme.memory.server.cli.output.Output;
import io.mneme.memory.server.cli.output.Printable;
import io.mneme.memory.server.cli.output.Times;
import io.mneme.memory.server.cli.shell.CommandContext;
import io.mneme.memory.thread.Page;
import io.mneme.memory.thread.ResourceQuery;
import io.mneme.memory.thread.ResourceSummary;
import java.util.HashMap;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code mneme users}. */
@Command(
        name = "users",
        description = {
            "List all users that have a thread.",
            "This is the admin door: each use is written to the audit log, which goes to standard error."
        },
        footer = {"", "Example:", "  mneme users --principal ops@example.com --reason 'ticket 4711'"})
final class UsersCommand extends StoreCommand {

    @Option(names = "--principal", paramLabel = "ID", required = true, description = "Who asks.")
    private String principal;

    @Option(names = "--reason", paramLabel = "REASON", required = true, description = "Why, as a ticket number.")
    private String reason;

    @Mixin
    private PageOptions page;

    @Mixin
    private JsonOption format;

    @Override
    void run(Memory memory, CommandContext context) {
        ResourceQuery first = ResourceQuery.ALL.limit(page.limit);
        Page<ResourceSummary> users = memory.admin(new Principal(principal, reason))
                .resources(page.cursor().map(first::after).orElse(first));
        Output out = context.out();
        if (format.json) {
            Map<String, Object> document = new HashMap<>();
            document.put(
                    "users", users.items().stream().map(UsersCommand::document).toList());
            users.next().ifPresent(next -> document.put("next", next));
            out.line(Json.write(document));
            return;
        }
        for (ResourceSummary user : users.items()) {
            out.line(Times.utc(user.updatedAt()) + "  "
                    + context.outStyle().bold(Printable.line(user.resource().value())) + "  "
                    + Count.of(user.threads(), "thread"));
        }
        out.flush();
        users.next().ifPresent(next -> context.err().line("more: --cursor " + shellWord(next)));
    }

    private static Map<String, Object> document(ResourceSummary user) {
        return Map.of(
                "resource", user.resource().value(),
                "threads", user.threads(),
                "updatedAt", user.updatedAt().toString());
    }

    /** An id may hold blanks and quotes; here it is to be typed into a shell. */
    private static String shellWord(String id) {
        return "'" + Printable.line(id).replace("'", "'\\''") + "'";
    }
}
