package io.mneme.memory.server.cli;

import io.mneme.memory.server.cli.output.Output;
import io.mneme.memory.server.cli.shell.CommandContext;
import io.mneme.memory.server.cli.shell.Terminals;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** Runs one command in this process, with streams that can be read afterwards. Immutable. */
record CliRun(InputStream input, Terminals terminals, Map<String, String> variables) {

    /** What a command left behind. */
    record Result(int code, String out, String err) {
        List<String> outLines() {
            return out.lines().toList();
        }
    }

    /** Without input, person and environment. */
    static CliRun script() {
        return new CliRun(InputStream.nullInputStream(), Terminals.NONE, Map.of());
    }

    static Result mneme(String... arguments) {
        return script().run(arguments);
    }

    CliRun input(String text) {
        return new CliRun(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), terminals, variables);
    }

    CliRun terminals(Terminals value) {
        return new CliRun(input, value, variables);
    }

    CliRun variables(Map<String, String> value) {
        return new CliRun(input, terminals, value);
    }

    Result run(String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        CommandContext context = new CommandContext(
                input, new Output(out, terminals.output()), new Output(err, true), terminals, variables);
        int code = Mneme.run(context, arguments);
        return new Result(code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }
}
