package io.mneme.memory.server.cli;

import io.mneme.memory.agent.In;
import io.mneme.memory.message.Speaker;
import io.mneme.memory.server.cli.chat.ChatSession;
import io.mneme.memory.server.cli.shell.CommandContext;
import io.mneme.memory.server.cli.shell.Terminals;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code mneme chat}. */
@Command(
        name = "chat",
        description = {
            "Talk to an agent that remembers.",
            "Each line is one turn; blank lines are skipped. On a terminal /quit ends. Where standard input is no terminal, "
                    + "the answers and nothing else go to standard output, and the end of the input ends.",
            OfflineNotice.TEXT
        },
        footer = {
            "",
            "Examples:",
            "  mneme chat --user user_alice --thread support_thread_1",
            "  echo 'What display mode do I prefer?' | mneme chat --user user_alice --thread preferences_thread"
        })
final class ChatCommand implements Callable<Integer> {

    @ParentCommand
    private Mneme root;

    @Mixin
    private ThreadOptions options;

    @Option(
            names = "--as",
            paramLabel = "ID[:NAME[:ROLE]]",
            converter = SpeakerConverter.class,
            description = "Who speaks, where several people share the thread, as u_alice:Alice:editor.")
    private Speaker speaker;

    @Mixin
    private JsonOption format;

    @Override
    public Integer call() {
        CommandContext context = root.context();
        Terminals terminals = context.terminals();
        if (terminals.error()) {
            context.err().line(context.errStyle().dim(OfflineNotice.TEXT));
            if (terminals.input()) {
                context.err().line(context.errStyle().dim("Each line is one turn; /quit ends."));
            }
        }
        try (ChatSession session =
                new ChatSession(root.configuration(), In.thread(options.key()).as(speaker), context)) {
            session.run(format.json);
        }
        return ExitCode.OK;
    }
}
