package io.mneme.memory.server.cli.chat;

import io.mneme.memory.agent.AgentReply;
import io.mneme.memory.server.cli.output.Output;
import io.mneme.memory.server.cli.output.Printable;
import io.mneme.memory.server.cli.output.PrintableStream;
import io.mneme.memory.server.cli.shell.CommandContext;
import java.util.Optional;

/** Answers as they come. In a conversation at a terminal each starts with the agent's name and is indented. */
final class TextAnswers implements AnswerView {

    private static final String NAME = "mneme> ";

    private final CommandContext context;
    private final Output out;
    private final String start;
    private final PrintableStream text;
    private boolean begun;
    private Optional<String> title = Optional.empty();

    TextAnswers(CommandContext context) {
        boolean conversation =
                context.terminals().input() && context.terminals().output();
        this.context = context;
        this.out = context.out();
        this.start = conversation ? context.outStyle().green(NAME) : "";
        this.text = new PrintableStream(conversation ? " ".repeat(NAME.length()) : "", out::print);
    }

    @Override
    public void text(String piece) {
        begin();
        text.accept(piece);
        out.flush();
    }

    @Override
    public void titled(String given) {
        title = Optional.of(given);
    }

    @Override
    public void end(AgentReply reply) {
        begin();
        endLine();
        if (context.terminals().error()) {
            title.ifPresent(given -> context.err().line(context.errStyle().dim("title: " + Printable.line(given))));
        }
        title = Optional.empty();
    }

    @Override
    public void broken() {
        if (begun) {
            endLine();
        }
    }

    private void begin() {
        if (!begun) {
            out.print(start);
            begun = true;
        }
    }

    private void endLine() {
        text.end();
        out.line();
        out.flush();
        begun = false;
    }
}
