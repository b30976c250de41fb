package io.mneme.memory.server.cli.demo;

import io.mneme.memory.agent.In;
import io.mneme.memory.message.Speaker;
import io.mneme.memory.server.cli.output.Count;
import io.mneme.memory.server.cli.output.Output;
import io.mneme.memory.server.cli.output.Printable;
import io.mneme.memory.server.cli.output.Style;
import io.mneme.memory.server.cli.shell.CommandContext;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** A demonstration for people: a transcript with a mark at each claim. */
public final class TextReport implements DemoReport {

    private final Output out;
    private final Style style;
    private final String notice;
    private final String afterwards;

    /**
     * Writes to standard output.
     *
     * @param notice what the model is
     * @param afterwards what becomes of the store
     */
    public TextReport(CommandContext context, String notice, String afterwards) {
        this.out = context.out();
        this.style = context.outStyle();
        this.notice = notice;
        this.afterwards = afterwards;
    }

    @Override
    public void begin(String place) {
        out.line(style.dim(notice));
        out.line(style.dim("Store: " + Printable.line(place) + " (" + afterwards + ")"));
    }

    @Override
    public void scenario(int number, Scenario scenario) {
        out.line();
        out.line(style.bold(number + ". " + scenario.title()) + style.dim("  [" + scenario.requirements() + "]"));
    }

    @Override
    public void turn(In in, String text, String agent, String answer) {
        String owner = in.thread().resource().value();
        String who = in.speaker().map(TextReport::name).orElse(owner);
        String whose = in.speaker().isPresent() ? " of " + owner : "";
        String where = " in " + in.thread().thread().value() + whose + (in.readOnly() ? ", read-only" : "");
        out.line("   " + style.cyan(Printable.line(who)) + style.dim(Printable.line(where) + " > ")
                + Printable.block(text, "   "));
        out.line("      " + style.dim(Printable.line(agent) + ": ") + Printable.block(answer, "      "));
    }

    private static String name(Speaker speaker) {
        return speaker.displayName()
                + speaker.role().map(role -> " (" + role + ")").orElse("");
    }

    @Override
    public void note(String text) {
        out.line("   " + Printable.block(text, "   "));
    }

    @Override
    public void check(String claim, boolean holds) {
        String mark = holds ? style.green("✓") : style.red("✗");
        out.line("   " + mark + " " + (holds ? Printable.line(claim) : style.red(Printable.line(claim))));
    }

    @Override
    public void end(int passed, List<String> failed, Duration took) {
        out.line();
        failed.forEach(claim -> out.line(style.red("✗ failed: ") + Printable.line(claim)));
        double seconds = took.toMillis() / 1000.0;
        String checks = Count.of(passed, "check") + " passed";
        String verdict = failed.isEmpty() ? style.green(checks) : style.red(checks + ", " + failed.size() + " failed");
        out.line(verdict + style.dim(String.format(Locale.ROOT, " in %.1f s", seconds)));
    }
}
